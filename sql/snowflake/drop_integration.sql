-- Takes from Snowflake the way to the data bucket. No file of the bucket goes.

drop storage integration if exists ${integration}

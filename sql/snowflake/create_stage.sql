-- The place in the data bucket that unloads and sample loads go through.
--
-- The role that makes it needs USAGE on the integration, which its maker has.
-- Storage is not asked until the stage is used. ${scheme} is s3, s3gov or
-- s3china, as in create_integration.sql. The comment tells whose it is.

create stage if not exists ${stage}
url = '${scheme}://${bucket}/snowflake/'
storage_integration = ${integration}
comment = '${stack}'

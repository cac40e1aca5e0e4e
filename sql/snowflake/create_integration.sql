-- Lets Snowflake write to the data bucket by way of an AWS role of yours.
--
-- By the stack, or by hand as a role that may create storage integrations (see
-- grant_integration.sql; by default only ACCOUNTADMIN). It does not check the
-- AWS role, which may come later. Then ask describe_integration.sql whom that
-- role must trust. The comment tells whose it is: a stack touches its own only.
-- Never replaced: a replaced integration loses its stages.
--
-- ${provider} and ${scheme} are S3 and s3, in AWS GovCloud S3GOV and s3gov, in
-- China S3CHINA and s3china.

create storage integration if not exists ${integration}
type = external_stage
storage_provider = '${provider}'
storage_aws_role_arn = '${role_arn}'
storage_aws_external_id = '${external_id}'
enabled = true
storage_allowed_locations = ('${scheme}://${bucket}/snowflake/')
comment = '${stack}'

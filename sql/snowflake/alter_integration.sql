-- Points an existing integration at the AWS role and bucket of this stack. Its
-- stages stay linked.

alter storage integration ${integration} set
storage_aws_role_arn = '${role_arn}'
storage_aws_external_id = '${external_id}'
enabled = true
storage_allowed_locations = ('${scheme}://${bucket}/snowflake/')

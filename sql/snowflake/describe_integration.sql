-- Whom the AWS role must trust: the properties STORAGE_AWS_IAM_USER_ARN (the
-- principal) and STORAGE_AWS_EXTERNAL_ID (the condition sts:ExternalId).
--
-- Grain: one row per property (property, property_type, property_value,
-- property_default).

describe storage integration ${integration}

-- Points an existing stage at the bucket and the integration of this stack.

alter stage ${stage} set
url = 's3://${bucket}/snowflake/'
storage_integration = ${integration}

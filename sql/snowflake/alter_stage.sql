-- Points an existing stage at the bucket and the integration of this stack.

alter stage ${stage} set
url = '${scheme}://${bucket}/snowflake/'
storage_integration = ${integration}

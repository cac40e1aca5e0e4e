-- The accelerator's user, signing in without any secret: Snowflake knows it by
-- the AWS role of the stack's function. By hand, as SECURITYADMIN or
-- ACCOUNTADMIN.
--
-- ${login_role_arn} is arn:aws:iam::ACCOUNT:role/STACK-warehouse-REGION, the
-- role's name in a stack called STACK. Another user of the account must not
-- have it.

create user if not exists ${user}
type = service
default_role = ${role}
default_warehouse = ${warehouse}
workload_identity = (type = aws arn = '${login_role_arn}');

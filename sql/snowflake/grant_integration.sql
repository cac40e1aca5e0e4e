-- What a role needs to make a storage integration. By hand, as ACCOUNTADMIN;
-- not needed when an administrator makes the integration.

grant create storage integration on account to role ${role};

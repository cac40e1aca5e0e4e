-- The accelerator's user, signing in with a key pair. By hand, as
-- SECURITYADMIN or ACCOUNTADMIN.
--
-- ${public_key} is the public key's base64 text without its first and last
-- line. A user of type service has no password.

create user if not exists ${user}
type = service
default_role = ${role}
default_warehouse = ${warehouse}
rsa_public_key = '${public_key}';

-- The newest time stamp of the interactions, in seconds since 1970.
--
-- Grain: one row in all; null when there is no interaction.
-- Reads: ${table}, the interactions of a domain.

select max(timestamp) as newest_timestamp
from ${table}

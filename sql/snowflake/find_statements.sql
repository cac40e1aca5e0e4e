-- Statements that still run for a stack and domain: those of a run that failed
-- or was aborted.
--
-- Grain: one row per statement of this user; the history's 10,000 newest are
-- looked through.

select query_id
from table(
    ${database}.information_schema.query_history_by_user(
        result_limit => 10000
    )
)
where
    startswith(query_tag, :prefix)
    and execution_status in (
        'RUNNING',
        'QUEUED',
        'BLOCKED',
        'RESUMING_WAREHOUSE',
        'running',
        'queued',
        'blocked',
        'resuming_warehouse'
    )

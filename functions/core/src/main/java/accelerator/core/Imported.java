package accelerator.core;

/// What of a domain's interactions Personalize has been given: an incremental run goes on from
/// here.
///
/// @param runId the last run whose interactions were imported; its tables in Snowflake hold them
/// @param newest the time of the newest of them, in seconds since 1970
/// @param rules a digest of all that they were made by: SQL, schemas, settings, names of the tables
/// @param increments incremental imports since the last full one
public record Imported(String runId, long newest, String rules, int increments) {}

package accelerator.emulators.snowflake;

import java.time.LocalDateTime;
import java.util.OptionalInt;

/// A moment as a text says it.
///
/// @param wall the clock's date and time, 1970-01-01 and midnight where the text has none
/// @param offsetMinutes of the zone, if the text names one
record WrittenMoment(LocalDateTime wall, OptionalInt offsetMinutes) {}

package accelerator.emulators.personalize;

/// How many import jobs there have been so far.
///
/// @param started jobs that were created
/// @param atOnce the most that were pending or in progress at the same time
/// @param refused requests for one more than the quota allows at the same time
public record ImportCounts(int started, int atOnce, int refused) {
  ImportCounts withOneStarted(int underway) {
    return new ImportCounts(started + 1, Math.max(atOnce, underway), refused);
  }

  ImportCounts withOneRefused() {
    return new ImportCounts(started, atOnce, refused + 1);
  }
}

package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RecentUsersTest {
  private final RecentUsers<String> users = new RecentUsers<>();

  @Test
  void areForgottenAfterManyOthers() {
    users.put("ann", "old");
    users.put("bob", "old");
    for (int other = 0; other < RecentUsers.MOST - 2; other++) {
      users.put("user-" + other, "old");
    }
    assertThat(users.of("ann", _ -> "new")).isEqualTo("old");

    users.put("one more", "old");

    assertThat(users.of("bob", _ -> "new")).isEqualTo("new");
    assertThat(users.of("ann", _ -> "new")).isEqualTo("old");
    assertThat(users.size()).isEqualTo(RecentUsers.MOST);
  }
}

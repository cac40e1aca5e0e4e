package accelerator.local.sample;

import java.util.function.Consumer;

/// Spoils a few rows, as trackers and loaders in the field do: of each 4,000 product views one
/// loses its product id, one everybody's id, one its action, one is loaded twice, and one member is
/// called a guest.
final class SpoiledRows implements Consumer<ProductEvent> {
  private static final int EVERY = 4_000;

  private final Consumer<ProductEvent> rows;
  private int views;

  SpoiledRows(Consumer<ProductEvent> rows) {
    this.rows = rows;
  }

  @Override
  public void accept(ProductEvent row) {
    if (row.event().action() != Action.PRODUCT_VIEW) {
      rows.accept(row);
      return;
    }
    views = (views + 1) % EVERY;
    rows.accept(
        switch (views) {
          case 700 -> row.withLine(row.line().withoutProductId());
          case 1_400 -> row.withVisitor(Visitor.UNKNOWN);
          case 2_100 -> row.withEvent(row.event().withoutAction());
          case 2_800 -> row.withVisitor(row.visitor().withGuest(true));
          default -> row;
        });
    if (views == 3_500) {
      rows.accept(row);
    }
  }
}

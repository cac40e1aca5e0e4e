package accelerator.local.sample;

import java.io.IOException;
import java.io.Writer;
import java.util.function.Consumer;

/// Makes the rows of an invented shop, and knows what they were drawn from. Equal settings make
/// equal rows on every machine. Memory holds the catalogue and one customer at a time, so the
/// number of views is free.
public final class ShopGenerator {
  private final ShopSettings settings;
  private final Truth truth;
  private final ShopFloor floor;

  public ShopGenerator(ShopSettings settings) {
    this.settings = settings;
    Shop shop = PlantedStructure.plant(settings);
    ProductPopularity popularity =
        new ProductPopularity(shop.products(), Dice.of(settings.seed(), "popularity", 0));
    NextView nextView = new NextView(shop, popularity);
    this.truth = new Truth(shop, new Audience(settings, popularity.departments()), nextView);
    this.floor =
        new ShopFloor(
            shop,
            nextView,
            new ListPages(popularity),
            new Rhythm(settings.start(), settings.days()),
            settings.endSecond());
  }

  /// What the rows are drawn from.
  public Truth truth() {
    return truth;
  }

  /// Gives all rows, customer by customer, each customer's by time.
  void rows(Consumer<ProductEvent> rows) {
    Consumer<ProductEvent> soiled = new SpoiledRows(rows);
    truth
        .audience()
        .forEach(
            (shopper, views) -> {
              Dice dice = Dice.of(settings.seed(), "journey", shopper.number());
              new Journey(floor, shopper, views, dice, soiled).walk();
            });
  }

  /// Writes all rows as CSV with a header, in the 40 columns of
  /// `snowplow_ecommerce_product_interactions`.
  public void write(Writer out) throws IOException {
    ProductInteractions.TABLE.write(this::rows, out);
  }
}

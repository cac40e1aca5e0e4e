package accelerator.local.sample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything one customer does, in the order of time: views, some reached through a list, some
/// that lead into the cart, orders, and now and then a refund at the beginning of a later session.
/// Sessions lie more than 30 minutes apart; within one, nothing pauses for so long.
final class Journey {
  /// The share of views that become an order.
  static final double BUYS = .12;

  private static final double ABANDONS = .06;
  private static final double REMOVES = .3;
  private static final double COMES_FROM_LIST = .04;
  private static final double RETURNS = .03;
  private static final int SESSION_GAP = 30 * 60;
  private static final int LONGEST_STEP = 60 * 60;
  private static final int MEAN_LOOK = 75;
  private static final int LONGEST_LOOK = 20 * 60;

  private record Refund(String transactionId, EventLine line) {}

  private final ShopFloor floor;
  private final Shopper shopper;
  private final int views;
  private final Dice dice;
  private final Consumer<ProductEvent> rows;
  private final Queue<Refund> refunds = new ArrayDeque<>();
  private @Nullable Product last;
  private int seen;
  private int orders;

  Journey(ShopFloor floor, Shopper shopper, int views, Dice dice, Consumer<ProductEvent> rows) {
    this.floor = floor;
    this.shopper = shopper;
    this.views = views;
    this.dice = dice;
    this.rows = rows;
  }

  /// Walks all sessions. What would begin within the last hour of the data is left out.
  void walk() {
    long free = Long.MIN_VALUE;
    for (Rhythm.Visit visit : floor.rhythm().visits(dice, views)) {
      ShopVisit session = new ShopVisit(dice.uuid(), Math.max(visit.start(), free), rows);
      walk(session, visit.views());
      free = session.second() + SESSION_GAP + dice.between(60, 7_200);
    }
  }

  private void walk(ShopVisit session, int wanted) {
    for (int count = 0; count < wanted && !isClosing(session); count++) {
      if (count == 0) {
        giveBack(session);
      }
      view(session);
      session.pause(10 + (int) Math.min(LONGEST_LOOK, dice.exponential(MEAN_LOOK)));
    }
  }

  private boolean isClosing(ShopVisit session) {
    return session.second() >= floor.endSecond() - LONGEST_STEP;
  }

  private void giveBack(ShopVisit session) {
    Refund refund = refunds.poll();
    if (refund != null) {
      session.open();
      session.trackOrder(
          visitor().atCheckout(), Action.REFUND, refund.transactionId(), List.of(refund.line()));
      session.pause(dice.between(30, 200));
    }
  }

  private void view(ShopVisit session) {
    Product product = floor.nextView().draw(dice, shopper, last, session.second());
    if (dice.chance(COMES_FROM_LIST)) {
      list(session, product);
    }
    session.open();
    session.track(visitor(), Action.PRODUCT_VIEW, List.of(EventLine.of(product)));
    last = product;
    double kind = dice.unit();
    if (kind < BUYS) {
      buy(session, product);
    } else if (kind < BUYS + ABANDONS) {
      abandon(session, product);
    }
    seen++;
  }

  private Visitor visitor() {
    return shopper.visitor(seen, views);
  }

  private void list(ShopVisit session, Product target) {
    session.open();
    List<EventLine> lines = floor.lists().around(target, dice, session.second());
    String name = floor.lists().name(target, dice, session.second());
    EventLine clicked =
        lines.stream().filter(line -> line.product().equals(target)).findFirst().orElseThrow();
    session.trackList(visitor(), Action.LIST_VIEW, name, lines);
    session.pause(dice.between(5, 40));
    session.trackList(visitor(), Action.LIST_CLICK, name, List.of(clicked));
    session.pause(1);
  }

  /// Orders the product, with each partner that joins it.
  private void buy(ShopVisit session, Product product) {
    List<EventLine> lines = new ArrayList<>(List.of(pieces(product)));
    for (Product partner : floor.shop().partners(product)) {
      if (dice.chance(Shop.PARTNER_CHANCE) && partner.isOnSale(session.second())) {
        lines.add(pieces(partner));
      }
    }
    for (EventLine line : lines) {
      session.pause(dice.between(10, 90));
      session.track(visitor(), Action.ADD_TO_CART, List.of(line));
    }
    session.open();
    session.pause(dice.between(40, 240));
    String id =
        PaddedNumber.number(PaddedNumber.number("o-", shopper.number() + 1, 5) + "-", ++orders, 3);
    session.trackOrder(visitor().atCheckout(), Action.TRANSACTION, id, lines);
    if (dice.chance(RETURNS)) {
      refunds.add(new Refund(id, dice.pick(lines)));
    }
  }

  private void abandon(ShopVisit session, Product product) {
    EventLine line = pieces(product);
    session.pause(dice.between(10, 90));
    session.track(visitor(), Action.ADD_TO_CART, List.of(line));
    if (dice.chance(REMOVES)) {
      session.pause(dice.between(20, 180));
      session.track(visitor(), Action.REMOVE_FROM_CART, List.of(line));
    }
  }

  private EventLine pieces(Product product) {
    return EventLine.pieces(product, dice.chance(.85) ? 1 : dice.between(2, 3));
  }
}

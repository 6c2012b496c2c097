package org.murmuration.mind.llm;

import java.util.Optional;
import org.murmuration.mind.llm.dialect.Completion;
import org.murmuration.settings.InputError;

/**
 * What tokens of one model cost: the price of a million tokens in a currency is the price of one
 * token in millionths of it.
 *
 * @param known whether there is a price at all; if not, all are 0
 */
record Pricing(double input, double cachedInput, double output, boolean known) {

  static final Pricing FREE = new Pricing(0, 0, 0, true);
  private static final Pricing UNKNOWN = new Pricing(0, 0, 0, false);

  /** The price of a model: the scenario's, else that of the table; nothing on this machine. */
  static Pricing of(ModelSettings model, Prices prices) {
    if (model.price().isPresent()) {
      ModelSettings.Price own = model.price().get();
      return new Pricing(own.input(), own.cachedInput(), own.output(), true);
    }
    if (Providers.named(model.provider()).abilities().free() || model.isOnThisMachine()) {
      return FREE;
    }
    Optional<Prices.Price> listed = prices.of(model.model());
    return listed
        .map(
            price ->
                new Pricing(
                    price.input().doubleValue(),
                    price.cachedInput().doubleValue(),
                    price.output().doubleValue(),
                    true))
        .orElse(UNKNOWN);
  }

  /**
   * Refuses a budget of money that could not be kept.
   *
   * @throws InputError if the model has no price, or one in another currency
   */
  void check(ModelSettings model, Prices prices, Budget.Limits budget) {
    if (budget.money() == null) {
      return;
    }
    if (!known) {
      throw new InputError(
          "budget.money is set, but there is no price for the model "
              + model.model()
              + " of mind "
              + model.mind()
              + "; add it to conf/prices.conf, or set minds."
              + model.mind()
              + ".llm.price");
    }
    if (model.price().isEmpty() && !prices.currency().equals(budget.currency())) {
      throw new InputError(
          "budget.currency is "
              + budget.currency()
              + ", but conf/prices.conf is in "
              + prices.currency()
              + "; they must be the same");
    }
  }

  /** Millionths of the currency for an answer. */
  long micros(Completion.Usage usage) {
    return Math.round(
        (usage.input() - usage.cached()) * input
            + usage.cached() * cachedInput
            + usage.output() * output);
  }

  /** Millionths of the currency that a call costs at most. */
  long most(Call call) {
    return (long) Math.ceil(call.input() * Math.max(input, cachedInput) + call.output() * output);
  }
}

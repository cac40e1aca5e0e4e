// What the visitor does, told to the endpoint: the events that change the next answer.

import { tell } from './endpoint.js';

const SESSION = crypto.randomUUID();

// One event of a visitor about an item. `shown` is the answer in which the item stood: the event
// carries its recommendationId on, and its variant in an experiment.
export async function happened(eventType, place, item, shown) {
  await tell(place.domain, {
    eventId: crypto.randomUUID(),
    eventType,
    userId: place.userId,
    sessionId: SESSION,
    itemId: item.itemId,
    sentAt: new Date().toISOString(),
    recommendationId: shown?.recommendationId,
    variant: shown?.variant,
  });
}

// A shop's whole way through the local Personalize with the AWS SDK for JavaScript, unchanged.
//
// Run it against `./accelerator personalize --objects DIR`, in a folder where `npm ci` has run:
//
//     node shop.mjs --url http://127.0.0.1:9400 --objects DIR

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";

import { Personalize, paginateListDatasets } from "@aws-sdk/client-personalize";
import { PersonalizeEvents } from "@aws-sdk/client-personalize-events";
import { PersonalizeRuntime } from "@aws-sdk/client-personalize-runtime";

const { url, objects } = parseArgs({
  options: { url: { type: "string" }, objects: { type: "string" } },
}).values;

const BUCKET = "shop-js";
const ROLE = "arn:aws:iam::000000000000:role/personalize";
const USERS = 60;
const ITEMS = 40;
const VIEWS_PER_USER = 50;
const FIRST_SECOND = 1_700_000_000;
const run = String(Date.now());
const schemaName = (kind) => `js-${run}-${kind}`;

const SCHEMAS = {
  Interactions: [
    { name: "USER_ID", type: "string" },
    { name: "ITEM_ID", type: "string" },
    { name: "TIMESTAMP", type: "long" },
    { name: "EVENT_TYPE", type: "string" },
  ],
  Items: [
    { name: "ITEM_ID", type: "string" },
    { name: "PRICE", type: "float" },
    { name: "CATEGORY_L1", type: "string", categorical: true },
  ],
  Users: [
    { name: "USER_ID", type: "string" },
    { name: "MEMBERSHIP_STATUS", type: "string", categorical: true },
  ],
};

function client(type, more = {}) {
  return new type({
    endpoint: url,
    region: "eu-west-1",
    credentials: { accessKeyId: "any", secretAccessKey: "any" },
    ...more,
  });
}

const personalize = client(Personalize);
const runtime = client(PersonalizeRuntime);
const events = client(PersonalizeEvents);

function write(name, rows) {
  mkdirSync(join(objects, BUCKET), { recursive: true });
  writeFileSync(join(objects, BUCKET, name), rows.map((row) => row.join(",") + "\n").join(""));
}

// Every user views items of one half of the shop, those of low numbers oftener.
function writeFiles() {
  const rows = [SCHEMAS.Interactions.map((field) => field.name)];
  for (let user = 0; user < USERS; user++) {
    for (let nth = 0; nth < VIEWS_PER_USER; nth++) {
      const item = ((nth * nth + user) % (ITEMS / 2)) * 2 + (user % 2);
      const type = nth % 10 === 9 ? "Purchase" : "View";
      rows.push([`u${user}`, `i${item}`, FIRST_SECOND + nth * 60 + user, type]);
    }
  }
  write("interactions.csv", rows);
  const items = [...Array(ITEMS).keys()].map((n) => [`i${n}`, n + 0.5, n % 2 ? "odd" : "even"]);
  write("items.csv", [["ITEM_ID", "PRICE", "CATEGORY_L1"], ...items]);
  const users = [...Array(USERS).keys()].map((n) => [`u${n}`, n % 3 ? "plain" : "gold"]);
  write("users.csv", [["USER_ID", "MEMBERSHIP_STATUS"], ...users]);
  write("forget.csv", [["USER_ID"], ["u1"]]);
}

// Describes a resource until it is as wanted; anything that failed ends the script.
async function wait(describe, wanted = "ACTIVE") {
  for (let n = 0; n < 600; n++) {
    const found = await describe();
    if (found.status === wanted) return found;
    assert.ok(!found.status.endsWith("FAILED"), `${found.status}: ${found.failureReason}`);
    await pause(100);
  }
  throw new Error("not there after a minute");
}

async function gone(describe) {
  for (let n = 0; n < 600; n++) {
    try {
      await describe();
    } catch (failure) {
      assert.equal(failure.name, "ResourceNotFoundException");
      return;
    }
    await pause(100);
  }
  throw new Error("still there after a minute");
}

async function createData() {
  const { datasetGroupArn } = await personalize.createDatasetGroup({
    name: `js-${run}`,
    domain: "ECOMMERCE",
    tags: [{ tagKey: "made-by", tagValue: "shop.mjs" }],
  });
  await wait(async () => (await personalize.describeDatasetGroup({ datasetGroupArn })).datasetGroup);
  const datasets = {};
  for (const [kind, fields] of Object.entries(SCHEMAS)) {
    const namespace = "com.amazonaws.personalize.schema";
    const avro = { type: "record", name: kind, namespace, fields, version: "1.0" };
    const schema = JSON.stringify(avro);
    const named = { name: schemaName(kind), schema, domain: "ECOMMERCE" };
    const { schemaArn } = await personalize.createSchema(named);
    const wanted = { name: kind, schemaArn, datasetGroupArn, datasetType: kind };
    const { datasetArn } = await personalize.createDataset(wanted);
    datasets[kind] = datasetArn;
    await wait(async () => (await personalize.describeDataset({ datasetArn })).dataset);
    const { datasetImportJobArn } = await personalize.createDatasetImportJob({
      jobName: schemaName(kind),
      datasetArn,
      dataSource: { dataLocation: `s3://${BUCKET}/${kind.toLowerCase()}.csv` },
      roleArn: ROLE,
    });
    const job = { datasetImportJobArn };
    await wait(async () => (await personalize.describeDatasetImportJob(job)).datasetImportJob);
  }
  return { datasetGroupArn, datasets };
}

async function train(datasetGroupArn) {
  const { recipes } = await personalize.listRecipes({ domain: "ECOMMERCE" });
  const { recipeArn } = recipes.find(({ name }) => name.endsWith("recommended-for-you"));
  assert.equal((await personalize.describeRecipe({ recipeArn })).recipe.status, "ACTIVE");
  const { recommenderArn } = await personalize.createRecommender({
    name: `js-${run}`,
    datasetGroupArn,
    recipeArn,
    recommenderConfig: { enableMetadataWithRecommendations: true },
  });
  const describe = async () =>
    (await personalize.describeRecommender({ recommenderArn })).recommender;
  const found = await wait(describe);
  assert.ok(found.creationDateTime instanceof Date);
  assert.ok(found.modelMetrics.coverage > 0);
  await personalize.stopRecommender({ recommenderArn });
  await wait(describe, "INACTIVE");
  await personalize.startRecommender({ recommenderArn });
  await wait(describe);
  console.log("recommender ACTIVE, stopped and started");
  return recommenderArn;
}

async function items(question) {
  return (await runtime.getRecommendations(question)).itemList;
}

async function recommend(recommenderArn, datasetGroupArn) {
  const question = { recommenderArn, userId: "u2" };
  const metadataColumns = { ITEMS: ["CATEGORY_L1"] };
  const described = await items({ ...question, numResults: 5, metadataColumns });
  assert.equal(described.length, 5);
  assert.ok(described.every(({ metadata }) => metadata.CATEGORY_L1));
  const { filterArn } = await personalize.createFilter({
    name: `js-${run}`,
    datasetGroupArn,
    filterExpression: "INCLUDE ItemID WHERE Items.CATEGORY_L1 IN ($CATEGORY)",
  });
  await wait(async () => (await personalize.describeFilter({ filterArn })).filter);
  const odd = { filterArn, filterValues: { CATEGORY: '"odd"' } };
  const odds = await items({ ...question, ...odd });
  assert.ok(odds.length > 0 && odds.every(({ itemId }) => Number(itemId.slice(1)) % 2 === 1));
  const promotions = [{ name: "odds", percentPromotedItems: 40, ...odd }];
  const promoted = await items({ ...question, numResults: 10, promotions });
  assert.equal(promoted.filter(({ promotionName }) => promotionName === "odds").length, 4);
  console.log("metadata, a filter with a parameter, a promotion");
  return filterArn;
}

async function writeSingle(recommenderArn, datasetGroupArn, datasets) {
  const { eventTrackerArn, trackingId } = await personalize.createEventTracker({
    name: `js-${run}`,
    datasetGroupArn,
  });
  await wait(async () => (await personalize.describeEventTracker({ eventTrackerArn })).eventTracker);
  const [{ itemId }] = await items({ recommenderArn, userId: "u2", numResults: 1 });
  const properties = JSON.stringify({ itemId, eventValue: 4 });
  const event = { eventId: "event1", eventType: "Purchase", sentAt: new Date(), properties };
  await events.putEvents({ trackingId, userId: "u2", sessionId: "s1", eventList: [event] });
  const later = await items({ recommenderArn, userId: "u2", numResults: 100 });
  assert.ok(!later.some((each) => each.itemId === itemId));
  console.log("what was bought is not recommended any more");
  const item = { price: 1, categoryL1: "odd" };
  await events.putItems({
    datasetArn: datasets.Items,
    items: [{ itemId: "i0", properties: JSON.stringify(item) }],
  });
  await events.putUsers({
    datasetArn: datasets.Users,
    users: [{ userId: "u99", properties: JSON.stringify({ membershipStatus: "gold" }) }],
  });
  return eventTrackerArn;
}

async function refusals(recommenderArn) {
  const taken = { name: schemaName("Items"), schema: "{}" };
  await assert.rejects(personalize.createSchema(taken), { name: "ResourceAlreadyExistsException" });
  await assert.rejects(runtime.getRecommendations({ recommenderArn }), {
    name: "InvalidInputException",
  });
  await assert.rejects(personalize.createSolution({ name: "s", datasetGroupArn: recommenderArn }), {
    name: "UnknownOperationException",
  });
  console.log("refused: taken name, missing user, unknown operation");
}

async function control(path, body) {
  const answer = await fetch(`${url}/_emulator/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 200, await answer.text());
}

// What is throttled or unavailable twice is asked three times; what is refused, once.
async function retries(retryMode, recommenderArn) {
  const more = { retryMode, maxAttempts: 3 };
  const asks = {
    ListSchemas: () => client(Personalize, more).listSchemas({}),
    GetRecommendations: () =>
      client(PersonalizeRuntime, more).getRecommendations({ recommenderArn, userId: "u2" }),
  };
  for (const [operation, ask] of Object.entries(asks)) {
    for (const error of ["ThrottlingException", "ServiceUnavailable", "InternalFailure"]) {
      await control("failures", { operation, error, times: 2 });
      assert.equal((await ask()).$metadata.attempts, 3, `${operation} ${error}`);
    }
    await control("failures", { operation, error: "ThrottlingException", times: 3 });
    await assert.rejects(ask(), { name: "ThrottlingException" });
    await control("failures", { operation, error: "InvalidInputException" });
    await assert.rejects(ask(), (failure) => failure.$metadata.attempts === 1);
  }
  console.log(`retry mode ${retryMode}`);
}

async function cleanUp({ datasetGroupArn, datasets }, recommenderArn, filterArn, eventTrackerArn) {
  const { dataDeletionJobArn } = await personalize.createDataDeletionJob({
    jobName: `js-${run}`,
    datasetGroupArn,
    dataSource: { dataLocation: `s3://${BUCKET}/forget.csv` },
    roleArn: ROLE,
  });
  const job = { dataDeletionJobArn };
  const deletion = async () => (await personalize.describeDataDeletionJob(job)).dataDeletionJob;
  const done = await wait(deletion, "COMPLETED");
  console.log(`${done.numDeleted} rows of one user deleted`);
  await personalize.deleteRecommender({ recommenderArn });
  await gone(() => personalize.describeRecommender({ recommenderArn }));
  await personalize.deleteFilter({ filterArn });
  await gone(() => personalize.describeFilter({ filterArn }));
  await personalize.deleteEventTracker({ eventTrackerArn });
  await gone(() => personalize.describeEventTracker({ eventTrackerArn }));
  const pages = paginateListDatasets({ client: personalize, pageSize: 2 }, { datasetGroupArn });
  const found = [];
  for await (const page of pages) found.push(...page.datasets.map((each) => each.datasetArn));
  assert.deepEqual(found.sort(), Object.values(datasets).sort());
  for (const datasetArn of found) {
    await personalize.deleteDataset({ datasetArn });
    await gone(() => personalize.describeDataset({ datasetArn }));
  }
  const { schemas } = await personalize.listSchemas({});
  for (const { name, schemaArn } of schemas) {
    if (name.startsWith(`js-${run}-`)) await personalize.deleteSchema({ schemaArn });
  }
  await personalize.deleteDatasetGroup({ datasetGroupArn });
  await gone(() => personalize.describeDatasetGroup({ datasetGroupArn }));
  console.log("everything deleted");
}

writeFiles();
const data = await createData();
const recommenderArn = await train(data.datasetGroupArn);
const filterArn = await recommend(recommenderArn, data.datasetGroupArn);
const trackerArn = await writeSingle(recommenderArn, data.datasetGroupArn, data.datasets);
await refusals(recommenderArn);
await retries("standard", recommenderArn);
await retries("adaptive", recommenderArn);
await cleanUp(data, recommenderArn, filterArn, trackerArn);

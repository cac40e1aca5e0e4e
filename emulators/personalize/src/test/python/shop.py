"""A shop's whole way through the local Personalize with boto3, unchanged.

Run it against `./accelerator personalize --objects DIR`:

    python3 shop.py --url http://127.0.0.1:9400 --objects DIR
"""

import argparse
import csv
import json
import pathlib
import time
import urllib.request

import boto3
import botocore.config
import botocore.exceptions

BUCKET = "shop-data"
ROLE = "arn:aws:iam::000000000000:role/personalize"
USERS = 60
ITEMS = 40
VIEWS_PER_USER = 50
FIRST_SECOND = 1_700_000_000


def field(name, kind, **more):
    return {"name": name, "type": kind, **more}


SCHEMAS = {
    "Interactions": [
        field("USER_ID", "string"),
        field("ITEM_ID", "string"),
        field("TIMESTAMP", "long"),
        field("EVENT_TYPE", "string"),
    ],
    "Items": [
        field("ITEM_ID", "string"),
        field("PRICE", "float"),
        field("CATEGORY_L1", "string", categorical=True),
    ],
    "Users": [
        field("USER_ID", "string"),
        field("MEMBERSHIP_STATUS", "string", categorical=True),
    ],
}


def write(folder, name, header, rows):
    path = folder / BUCKET / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_files(folder):
    """Every user views items of one half of the shop, those of low numbers oftener."""
    rows = []
    for user in range(USERS):
        for nth in range(VIEWS_PER_USER):
            item = (nth * nth + user) % (ITEMS // 2) * 2 + user % 2
            kind = "Purchase" if nth % 10 == 9 else "View"
            rows.append([f"u{user}", f"i{item}", FIRST_SECOND + nth * 60 + user, kind])
    header = [each["name"] for each in SCHEMAS["Interactions"]]
    write(folder, "interactions/part-1.csv", header, rows)
    items = [[f"i{n}", n + 0.5, "even" if n % 2 == 0 else "odd"] for n in range(ITEMS)]
    write(folder, "items.csv", ["ITEM_ID", "PRICE", "CATEGORY_L1"], items)
    users = [[f"u{n}", "gold" if n % 3 == 0 else "plain"] for n in range(USERS)]
    write(folder, "users.csv", ["USER_ID", "MEMBERSHIP_STATUS"], users)
    write(folder, "forget/users.csv", ["USER_ID"], [["u1"]])


def wait(describe, wanted="ACTIVE"):
    """Describes a resource until it is as wanted; anything that failed ends the script."""
    for _ in range(600):
        described = describe()
        if described["status"] == wanted:
            return described
        if described["status"].endswith("FAILED"):
            raise SystemExit(f"{described['status']}: {described.get('failureReason')}")
        time.sleep(0.1)
    raise SystemExit(f"still {described['status']} after a minute")


def create_data(personalize, run):
    group = personalize.create_dataset_group(
        name=f"shop-{run}",
        domain="ECOMMERCE",
        tags=[{"tagKey": "made-by", "tagValue": "shop.py"}],
    )["datasetGroupArn"]
    wait(lambda: personalize.describe_dataset_group(datasetGroupArn=group)["datasetGroup"])
    datasets = {}
    for kind, fields in SCHEMAS.items():
        avro = {
            "type": "record",
            "name": kind,
            "namespace": "com.amazonaws.personalize.schema",
            "fields": fields,
            "version": "1.0",
        }
        schema = personalize.create_schema(
            name=f"shop-{run}-{kind}", schema=json.dumps(avro), domain="ECOMMERCE"
        )["schemaArn"]
        datasets[kind] = personalize.create_dataset(
            name=kind, schemaArn=schema, datasetGroupArn=group, datasetType=kind
        )["datasetArn"]
        arn = datasets[kind]
        wait(lambda: personalize.describe_dataset(datasetArn=arn)["dataset"])
    return group, datasets


def import_files(personalize, run, datasets):
    keys = {"Interactions": "interactions/", "Items": "items.csv", "Users": "users.csv"}
    for kind, key in keys.items():
        job = personalize.create_dataset_import_job(
            jobName=f"shop-{run}-{kind}",
            datasetArn=datasets[kind],
            dataSource={"dataLocation": f"s3://{BUCKET}/{key}"},
            roleArn=ROLE,
            importMode="FULL",
        )["datasetImportJobArn"]
        wait(
            lambda: personalize.describe_dataset_import_job(datasetImportJobArn=job)[
                "datasetImportJob"
            ]
        )


def train(personalize, run, group):
    recipes = personalize.list_recipes(domain="ECOMMERCE")["recipes"]
    recipe = next(each for each in recipes if each["name"].endswith("recommended-for-you"))
    arn = personalize.create_recommender(
        name=f"shop-{run}-for-you",
        datasetGroupArn=group,
        recipeArn=recipe["recipeArn"],
        recommenderConfig={"enableMetadataWithRecommendations": True},
    )["recommenderArn"]
    found = wait(lambda: personalize.describe_recommender(recommenderArn=arn)["recommender"])
    ndcg = found["modelMetrics"]["normalized_discounted_cumulative_gain_at_10"]
    print(f"recommender ACTIVE, NDCG@10 {ndcg:.2f}, created {found['creationDateTime']:%Y}")
    return arn


def control(url, path, body):
    request = urllib.request.Request(f"{url}/_emulator/{path}", data=json.dumps(body).encode())
    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request).read()


def retries(mode, url, client, recommender):
    """What is throttled or unavailable twice is asked three times; what is refused, once."""
    config = botocore.config.Config(retries={"mode": mode, "total_max_attempts": 3})
    asks = {
        "ListSchemas": lambda: client("personalize", config).list_schemas(),
        "GetRecommendations": lambda: client("personalize-runtime", config).get_recommendations(
            recommenderArn=recommender, userId="u2"
        ),
    }
    for operation, ask in asks.items():
        for error in ["ThrottlingException", "ServiceUnavailable", "InternalFailure"]:
            control(url, "failures", {"operation": operation, "error": error, "times": 2})
            metadata = ask()["ResponseMetadata"]
            assert metadata["RetryAttempts"] == 2, (operation, error, metadata)
        for error, times, again in [("ThrottlingException", 3, 2), ("InvalidInputException", 1, 0)]:
            control(url, "failures", {"operation": operation, "error": error, "times": times})
            try:
                ask()
                raise SystemExit(f"{error} was not told")
            except botocore.exceptions.ClientError as refusal:
                assert refusal.response["Error"]["Code"] == error, refusal.response
                assert refusal.response["ResponseMetadata"]["RetryAttempts"] == again, refusal.response
    print(f"retry mode {mode}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", required=True)
    parser.add_argument("--objects", required=True, type=pathlib.Path)
    arguments = parser.parse_args()
    write_files(arguments.objects)

    def client(service, config=None):
        return boto3.client(
            service,
            config=config,
            endpoint_url=arguments.url,
            region_name="eu-west-1",
            aws_access_key_id="any",
            aws_secret_access_key="any",
        )

    personalize = client("personalize")
    runtime = client("personalize-runtime")
    events = client("personalize-events")
    run = str(time.time_ns())

    group, datasets = create_data(personalize, run)
    import_files(personalize, run, datasets)
    recommender = train(personalize, run, group)

    answer = runtime.get_recommendations(
        recommenderArn=recommender,
        userId="u2",
        numResults=5,
        metadataColumns={"ITEMS": ["CATEGORY_L1"]},
    )
    items = [(each["itemId"], each["metadata"]["CATEGORY_L1"]) for each in answer["itemList"]]
    assert len(items) == 5, items
    print(f"u2 gets {len(items)} items with their category")

    name = f"shop-{run}-category"
    expression = "INCLUDE ItemID WHERE Items.CATEGORY_L1 IN ($CATEGORY)"
    chosen = personalize.create_filter(
        name=name, datasetGroupArn=group, filterExpression=expression
    )["filterArn"]
    wait(lambda: personalize.describe_filter(filterArn=chosen)["filter"])
    odd = {"filterArn": chosen, "filterValues": {"CATEGORY": '"odd"'}}
    answer = runtime.get_recommendations(recommenderArn=recommender, userId="u2", **odd)
    assert answer["itemList"] and all(
        int(each["itemId"][1:]) % 2 == 1 for each in answer["itemList"]
    ), answer
    print("a filter with a parameter leaves the odd ones")

    promotion = {"name": "odds", "percentPromotedItems": 40, **odd}
    answer = runtime.get_recommendations(
        recommenderArn=recommender, userId="u2", numResults=10, promotions=[promotion]
    )
    promoted = [each for each in answer["itemList"] if each.get("promotionName") == "odds"]
    assert len(promoted) == 4, answer
    print("4 of 10 are promoted")

    tracker = personalize.create_event_tracker(name=f"shop-{run}", datasetGroupArn=group)
    arn = tracker["eventTrackerArn"]
    wait(lambda: personalize.describe_event_tracker(eventTrackerArn=arn)["eventTracker"])
    first = runtime.get_recommendations(recommenderArn=recommender, userId="u2", numResults=1)
    bought = first["itemList"][0]["itemId"]
    events.put_events(
        trackingId=tracker["trackingId"],
        userId="u2",
        sessionId="s1",
        eventList=[
            {
                "eventType": "Purchase",
                "itemId": bought,
                "sentAt": time.time(),
                "recommendationId": first["recommendationId"],
            }
        ],
    )
    answer = runtime.get_recommendations(recommenderArn=recommender, userId="u2", numResults=100)
    assert bought not in [each["itemId"] for each in answer["itemList"]], bought
    print("what was bought is not recommended any more")

    events.put_items(
        datasetArn=datasets["Items"],
        items=[{"itemId": "i0", "properties": json.dumps({"price": 1, "categoryL1": "odd"})}],
    )
    events.put_users(
        datasetArn=datasets["Users"],
        users=[{"userId": "u99", "properties": json.dumps({"membershipStatus": "gold"})}],
    )

    try:
        personalize.create_schema(name=f"shop-{run}-Items", schema="{}")
        raise SystemExit("a taken name was not refused")
    except personalize.exceptions.ResourceAlreadyExistsException as refusal:
        print(f"refused: {refusal.response['Error']['Code']}")
    try:
        runtime.get_recommendations(recommenderArn=recommender)
        raise SystemExit("a missing user was not refused")
    except runtime.exceptions.InvalidInputException as refusal:
        print(f"refused: {refusal.response['Error']['Code']}")

    for mode in ["legacy", "standard", "adaptive"]:
        retries(mode, arguments.url, client, recommender)

    job = personalize.create_data_deletion_job(
        jobName=f"shop-{run}-forget",
        datasetGroupArn=group,
        dataSource={"dataLocation": f"s3://{BUCKET}/forget/"},
        roleArn=ROLE,
    )["dataDeletionJobArn"]
    done = wait(
        lambda: personalize.describe_data_deletion_job(dataDeletionJobArn=job)["dataDeletionJob"],
        "COMPLETED",
    )
    print(f"{done['numDeleted']} rows of one user deleted")

    clean_up(personalize, group, recommender, chosen, arn, run)
    print("everything deleted")


def gone(personalize, describe):
    for _ in range(600):
        try:
            describe()
        except personalize.exceptions.ResourceNotFoundException:
            return
        time.sleep(0.1)
    raise SystemExit("still there after a minute")


def clean_up(personalize, group, recommender, chosen, tracker, run):
    personalize.delete_recommender(recommenderArn=recommender)
    gone(personalize, lambda: personalize.describe_recommender(recommenderArn=recommender))
    personalize.delete_filter(filterArn=chosen)
    gone(personalize, lambda: personalize.describe_filter(filterArn=chosen))
    personalize.delete_event_tracker(eventTrackerArn=tracker)
    gone(personalize, lambda: personalize.describe_event_tracker(eventTrackerArn=tracker))
    pages = personalize.get_paginator("list_datasets").paginate(datasetGroupArn=group)
    for dataset in [each["datasetArn"] for page in pages for each in page["datasets"]]:
        personalize.delete_dataset(datasetArn=dataset)
        gone(personalize, lambda: personalize.describe_dataset(datasetArn=dataset))
    for kind in SCHEMAS:
        schemas = personalize.list_schemas()["schemas"]
        mine = next(each for each in schemas if each["name"] == f"shop-{run}-{kind}")
        personalize.delete_schema(schemaArn=mine["schemaArn"])
    personalize.delete_dataset_group(datasetGroupArn=group)
    gone(personalize, lambda: personalize.describe_dataset_group(datasetGroupArn=group))


if __name__ == "__main__":
    main()

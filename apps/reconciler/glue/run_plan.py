"""Runs the steps of a reconciliation on Spark: the same texts that DuckDB runs. `run_plan.py --plan_path FILE --stage_path FOLDER`

FILE is the plan of a job as JSON, FOLDER the job's folder: addresses in S3, or paths of this machine. Each step's rows become Parquet in
FOLDER/spark/TABLE, and `run` is written last. Errors show the name of the step and the kind of the error only, because Spark's texts may quote rows.
"""

import argparse
import json
import sys

from pyspark.sql import DataFrame, SparkSession


class Steps:
    """Keeps the rows of each step as Parquet, because plans that grow over many steps take Spark longer than the rows do."""

    def __init__(self, spark: SparkSession, folder: str) -> None:
        self.spark = spark
        self.folder = folder

    def load(self, plan: dict) -> None:
        for table, path in plan["parquet"].items():
            self.spark.read.parquet(f"{self.folder}/{path}").createOrReplaceTempView(table)

    def keep(self, table: str, rows: DataFrame) -> DataFrame:
        path = f"{self.folder}/spark/{table}"
        rows.write.mode("overwrite").parquet(path)
        kept = self.spark.read.parquet(path)
        kept.createOrReplaceTempView(table)
        return kept

    def run(self, step: dict[str, str], number: int = 0) -> int:
        table, sql = (step[part].replace("{i}", str(number)).replace("{next}", str(number + 1)) for part in ("name", "sql"))
        try:
            return self.keep(table, self.spark.sql(sql)).count()
        except Exception as error:
            sys.exit(f"The step '{table}' failed on Spark: {type(error).__name__}.")


def run_plan(plan: dict, steps: Steps) -> None:
    for step in plan["before"]:
        steps.run(step)
    rounds = 0
    pick, *others = plan["round"] or [None]
    while pick and steps.run(pick, rounds) > 0:
        for step in others:
            steps.run(step, rounds)
        rounds += 1
    for step in plan["after"]:
        steps.run(step, rounds)
    steps.run({"name": "run", "sql": f"SELECT '{plan['id']}' AS plan, CAST({rounds} AS BIGINT) AS rounds"})


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--plan_path", required=True)
    parser.add_argument("--stage_path", required=True)
    paths, _ = parser.parse_known_args()  # Glue adds arguments of its own
    spark = SparkSession.builder.config("spark.sql.ansi.enabled", "true").getOrCreate()  # a sum that is too large is an error
    plan = json.loads(spark.read.text(paths.plan_path, wholetext=True).first()[0])
    steps = Steps(spark, paths.stage_path)
    steps.load(plan)
    run_plan(plan, steps)
    spark.stop()


main()

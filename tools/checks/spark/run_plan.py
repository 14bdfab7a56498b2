"""Runs the steps of a reconciliation on Spark: the same texts that DuckDB runs. `run_plan.py PLAN FOLDER`

PLAN is a JSON file with the steps `before`, `round` and `after`. FOLDER has the clean rows of both sides as `l0.parquet` and `r0.parquet`, and gets what
each step wrote below `spark/`.
"""

import json
import sys
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession


def open_spark() -> SparkSession:
    return (
        SparkSession.builder.master("local[2]")
        .appName("reconciliation")
        .config("spark.sql.ansi.enabled", "true")  # a sum that is too large is an error and does not wrap
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.memory", "3g")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )


class Steps:
    """Keeps the rows of each step as Parquet, because plans that grow over many steps take Spark longer than the rows do."""

    def __init__(self, spark: SparkSession, folder: Path) -> None:
        self.spark = spark
        self.folder = folder

    def name(self, table: str, path: Path) -> DataFrame:
        rows = self.spark.read.parquet(str(path))
        rows.createOrReplaceTempView(table)
        return rows

    def run(self, step: dict[str, str], number: int = 0) -> int:
        table, sql = (self.numbered(step[part], number) for part in ("name", "sql"))
        path = self.folder / "spark" / table
        self.spark.sql(sql).write.mode("overwrite").parquet(str(path))
        return self.name(table, path).count()

    @staticmethod
    def numbered(text: str, number: int) -> str:
        return text.replace("{i}", str(number)).replace("{next}", str(number + 1))


def run_plan(plan: dict[str, list[dict[str, str]]], steps: Steps) -> int:
    """Answers how many rounds of near matching found a pair."""
    for step in plan["before"]:
        steps.run(step)
    rounds = 0
    if plan["round"]:
        pick, *others = plan["round"]
        while steps.run(pick, rounds) > 0:
            for step in others:
                steps.run(step, rounds)
            rounds += 1
    for step in plan["after"]:
        steps.run(step, rounds)
    return rounds


def main() -> None:
    plan_file, folder = (Path(argument) for argument in sys.argv[1:3])
    spark = open_spark()
    steps = Steps(spark, folder)
    for side in ("l0", "r0"):
        steps.name(side, folder / f"{side}.parquet")
    print(json.dumps({"rounds": run_plan(json.loads(plan_file.read_text()), steps)}))
    spark.stop()


main()

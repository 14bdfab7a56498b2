"""One side of the bench: `in_pandas.py pandas|datacompy FOLDER` prints processor seconds, seconds, MiB and breaks as JSON.

Both join by key and compare amounts and dates. Copies, repeated keys and bad rows are not handled.
"""

import json
import resource
import sys
import time
from pathlib import Path

import pandas as pd


def read(folder: Path, name: str) -> pd.DataFrame:
    texts = dict.fromkeys(["fornecedor_id", "ordem_id", "nome", "ativo_id", "data"], "string")
    rows = pd.read_csv(folder / f"{name}.csv", sep=";", dtype={**texts, "valor": "float64"})
    rows["data"] = pd.to_datetime(rows["data"], format="%Y-%m-%d")
    return rows


def in_pandas(file: pd.DataFrame, base: pd.DataFrame) -> int:
    both = file.merge(base, on="ordem_id", how="outer", suffixes=("_csv", "_base"), indicator=True)
    both["tipo"] = ""
    paired = both["_merge"] == "both"
    both.loc[paired & (both["data_csv"] != both["data_base"]), "tipo"] = "TIPO_3_DATA"
    both.loc[paired & ((both["valor_csv"] - both["valor_base"]).abs() > 0.001), "tipo"] = "TIPO_3_VALOR"
    both.loc[both["_merge"] == "left_only", "tipo"] = "TIPO_1_AUSENTE_BASE"
    both.loc[both["_merge"] == "right_only", "tipo"] = "TIPO_2_AUSENTE_CSV"
    return int((both["tipo"] != "").sum())


def in_datacompy(file: pd.DataFrame, base: pd.DataFrame) -> int:
    import datacompy  # pandas alone needs none of it

    found = datacompy.PandasCompare(file, base, join_columns="ordem_id", abs_tol=0.001)
    paired = len(found.intersect_rows)
    return len(found.df1_unq_rows) + len(found.df2_unq_rows) + paired - found.count_matching_rows()


def main() -> None:
    side, folder = sys.argv[1], Path(sys.argv[2])
    started = time.perf_counter()
    compare = {"pandas": in_pandas, "datacompy": in_datacompy}[side]
    breaks = compare(read(folder, "file"), read(folder, "base"))
    print(
        json.dumps(
            {
                "cpu": time.process_time(),
                "seconds": time.perf_counter() - started,
                "mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                "breaks": breaks,
            }
        )
    )


main()

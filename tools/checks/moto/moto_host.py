"""AWS by moto on loopback, with the service's template deployed by CloudFormation.

Usage: python moto_host.py TEMPLATE RUNNER_URL

moto runs the state machine in its own interpreter. It does not run functions: each invocation goes to RUNNER_URL, which runs the built
bundles. The process prints one JSON line when the stack is complete, and ends when its standard input does.
"""

import io
import json
import os
import socket
import sys
import urllib.request
import warnings
import zipfile


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# Read by moto when it is imported: its interpreter calls its own server at this port.
PORT = free_port()
os.environ.update(
    MOTO_PORT=str(PORT),
    MOTO_ACCOUNT_ID="000000000000",
    AWS_ACCESS_KEY_ID="parity",
    AWS_SECRET_ACCESS_KEY="parity",
    AWS_DEFAULT_REGION="us-east-1",
)

import boto3  # noqa: E402
import moto.stepfunctions.models  # noqa: E402
import moto.stepfunctions.responses  # noqa: E402
from moto.awslambda.models import LambdaBackend  # noqa: E402
from moto.core.config import default_user_config  # noqa: E402
from moto.moto_server.threaded_moto_server import ThreadedMotoServer  # noqa: E402
from moto.stepfunctions.parser.models import stepfunctions_parser_backends  # noqa: E402

TEMPLATE, RUNNER = sys.argv[1:3]

# What a sync needs. moto's CloudFormation knows no schedules, budgets, alarms with expressions, or policies of buckets and queues.
DEPLOYED = {
    "AWS::DynamoDB::Table",
    "AWS::IAM::Policy",
    "AWS::IAM::Role",
    "AWS::KMS::Key",
    "AWS::Lambda::Function",
    "AWS::Lambda::LayerVersion",
    "AWS::Logs::LogGroup",
    "AWS::S3::Bucket",
    "AWS::SNS::Topic",
    "AWS::SQS::Queue",
    "AWS::StepFunctions::StateMachine",
}


def invoke_bundle(self, function_name, qualifier, body, headers, response_headers):
    """Lambda's Invoke, by the runner: the answer, or the function's error with Lambda's header."""
    name = self.get_function(function_name, qualifier).function_name
    request = urllib.request.Request(f"{RUNNER}/{name}", data=(body or "{}").encode(), method="POST")
    with urllib.request.urlopen(request, timeout=900) as answer:
        if answer.headers.get("x-amz-function-error"):
            response_headers["x-amz-function-error"] = "Unhandled"
        return answer.read()


class JsonWithTimes:
    """moto keeps the start of an execution as a datetime, which its answers cannot hold when a state hands it on."""

    loads = staticmethod(json.loads)

    @staticmethod
    def dumps(value, **options):
        return json.dumps(value, default=lambda time: time.isoformat(), **options)


LambdaBackend.invoke = invoke_bundle
moto.stepfunctions.responses.json = JsonWithTimes
# CloudFormation creates state machines in the backend that does not run them; this one does.
moto.stepfunctions.models.stepfunctions_backends = stepfunctions_parser_backends
default_user_config["stepfunctions"]["execute_state_machine"] = True


def references(value):
    """The logical ids to which a part of the template refers."""
    if isinstance(value, list):
        for each in value:
            yield from references(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name == "Ref":
                yield each
            elif name == "Fn::GetAtt":
                yield each[0] if isinstance(each, list) else each.split(".")[0]
            elif name == "DependsOn":
                yield from [each] if isinstance(each, str) else each
            else:
                yield from references(each)


def deployable(template):
    """The template without what moto cannot deploy, and without what refers to it."""
    resources = template["Resources"]
    gone = {name for name, each in resources.items() if each["Type"] not in DEPLOYED}
    while True:
        more = {name for name, each in resources.items() if name not in gone and gone.intersection(references(each))}
        if not more:
            break
        gone |= more
    kept = {name: each for name, each in resources.items() if name not in gone}
    for each in kept.values():
        if each["Type"] == "AWS::KMS::Key":
            each["Properties"].pop("Tags", None)  # moto reads tags of keys in the form of the API, not of CloudFormation
    outputs = {name: each for name, each in template.get("Outputs", {}).items() if not gone.intersection(references(each))}
    return {**template, "Resources": kept, "Outputs": outputs}


def empty_zip():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("handler.mjs", "// The runner has the bundles.")
    return buffer.getvalue()


def deploy(template, client):
    """What `cdk bootstrap` and `cdk deploy` do, as far as the stack needs it."""
    s3 = client("s3")
    assets = "cdk-hnb659fds-assets-000000000000-us-east-1"
    s3.create_bucket(Bucket=assets)
    for each in template["Resources"].values():
        code = each["Properties"].get("Code", each["Properties"].get("Content", {})) if "Properties" in each else {}
        if "S3Key" in code:
            s3.put_object(Bucket=assets, Key=code["S3Key"], Body=empty_zip())
    client("ssm").put_parameter(Name="/cdk-bootstrap/hnb659fds/version", Value="30", Type="String")
    cloudformation = client("cloudformation")
    cloudformation.create_stack(StackName="siesa-integration-dev", TemplateBody=json.dumps(template))
    return cloudformation.describe_stacks(StackName="siesa-integration-dev")["Stacks"][0]["StackStatus"]


warnings.simplefilter("ignore")
server = ThreadedMotoServer(ip_address="127.0.0.1", port=PORT, verbose=False)
server.start()
with open(TEMPLATE, encoding="utf-8") as file:
    status = deploy(
        deployable(json.load(file)), lambda service: boto3.client(service, endpoint_url=f"http://127.0.0.1:{PORT}")
    )
print(json.dumps({"port": PORT, "status": status}), flush=True)
sys.stdin.read()
server.stop()

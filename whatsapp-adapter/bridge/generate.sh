#!/usr/bin/env bash
# Regenerates the checked-in Go code of proto/bridge.proto; needed only when the contract changes.
# Versions are pinned: keep PROTOC equal to the parent's protobuf-java version. MVNW names the Maven wrapper.
set -euo pipefail
cd "$(dirname "$0")"
PROTOC=4.35.1 GEN_GO=v1.36.12 GEN_GO_GRPC=v1.6.2
mvnw=${MVNW:-$PWD/../../mvnw}
tools=$PWD/target/protoc-tools
export GOBIN=$tools
go install "google.golang.org/protobuf/cmd/protoc-gen-go@$GEN_GO"
go install "google.golang.org/grpc/cmd/protoc-gen-go-grpc@$GEN_GO_GRPC"
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) classifier=linux-x86_64 ;;
  Linux-aarch64) classifier=linux-aarch_64 ;;
  Darwin-arm64) classifier=osx-aarch_64 ;;
  *) echo "no protoc for $(uname -s)-$(uname -m)" >&2; exit 1 ;;
esac
"$mvnw" -q -f "$(dirname "$mvnw")/pom.xml" -N org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
  -Dartifact="com.google.protobuf:protoc:$PROTOC:exe:$classifier" -DoutputDirectory="$tools" -Dmdep.stripVersion=true
chmod +x "$tools/protoc-$classifier.exe"
PATH=$tools:$PATH "$tools/protoc-$classifier.exe" --proto_path=proto \
  --go_out=. --go_opt=module=ogensync.com/connect/bridge \
  --go-grpc_out=. --go-grpc_opt=module=ogensync.com/connect/bridge \
  bridge.proto

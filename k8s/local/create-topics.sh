#!/bin/bash
# Makes the topics of the contract, with the Kafka image's own tool; what exists already is left as it is.
# Topics that carry subject ids keep them 14 days. Used by docker-compose.yml and by the local overlay; against another
# cluster: KAFKA_BOOTSTRAP_SERVERS=host:9093 REPLICATION=3 KAFKA_CLIENT_CONFIG=client.properties ./create-topics.sh
set -eu
days14=1209600000
days90=7776000000
tools=${KAFKA_TOOLS:-/opt/kafka/bin}

topic() {
    "$tools/kafka-topics.sh" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" \
        ${KAFKA_CLIENT_CONFIG:+--command-config "$KAFKA_CLIENT_CONFIG"} \
        --create --if-not-exists --topic "$1" --partitions "$2" --replication-factor "${REPLICATION:-1}" \
        --config "retention.ms=$3"
}

topic gewist.requests 6 "$days14"
topic gewist.erasures 6 "$days14"
topic gewist.retention 6 "$days14"
topic gewist.notices 6 "$days14"
topic gewist.backups 1 "$days90"
topic deletion-service.dead-letters 1 "$days14"
topic retention-service.dead-letters 1 "$days14"
topic notification-service.dead-letters 1 "$days14"
topic audit-service.dead-letters 1 "$days14"

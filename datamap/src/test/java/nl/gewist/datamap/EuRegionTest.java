package nl.gewist.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EuRegionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"eu", "EU-West-1", "eu-central-1", "europe-west4", "europe-west20", "eu-west-1b", "nl", "de-fra"
            })
    void isInTheEu(String region) {
        assertThat(EuRegion.includes(region)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us-east-1",
                "global",
                "uk-south",
                "europe",
                "eu-west-2",
                "EU-CENTRAL-2",
                "eu-west-2a",
                "eu-west-2-lon-1a",
                "europe-west2-b",
                "europe-west2",
                "europe-west6",
                ""
            })
    void isNot(String region) {
        assertThat(EuRegion.includes(region)).isFalse();
    }
}

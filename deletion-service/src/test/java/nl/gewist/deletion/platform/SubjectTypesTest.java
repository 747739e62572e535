package nl.gewist.deletion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import nl.gewist.contract.SubjectType;
import nl.gewist.datamap.DataMap;
import org.junit.jupiter.api.Test;

class SubjectTypesTest {
    private static final String LEARNERS_ONLY = """
            dataset:
              - fides_key: platform
                collections:
                  - name: learner
                    fields:
                      - {name: learner_id, data_categories: [user.unique_id], fides_meta: {primary_key: true}}
            gewist:
              version: 1
              stores:
                platform: {kind: postgresql, region: eu-west-1}
              subjects:
                learner: {root: platform.learner.learner_id}
            """;

    @Test
    void onlyTypesOfTheMapAreMapped() {
        SubjectTypes types = new SubjectTypes(DataMap.read("map.yaml", new StringReader(LEARNERS_ONLY)));

        assertThat(types.isMapped(SubjectType.LEARNER)).isTrue();
        assertThat(types.isMapped(SubjectType.CUSTOMER)).isFalse();
    }
}

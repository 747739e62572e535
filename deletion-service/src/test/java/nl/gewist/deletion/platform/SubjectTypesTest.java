package nl.gewist.deletion.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static final String BOTH = LEARNERS_ONLY.replace(
                    "    collections:\n",
                    "    collections:\n      - {name: customer, fields: [{name: customer_id, fides_meta: {primary_key: true}}]}\n")
            + "    customer: {root: platform.customer.customer_id}\n";

    private static SubjectTypes types(String map) {
        return new SubjectTypes(DataMap.read("map.yaml", new StringReader(map)));
    }

    private static int failing(String type) {
        throw new IllegalStateException(type);
    }

    @Test
    void aTypeThatFailsDoesNotHoldUpTheOthers() {
        assertThat(types(BOTH).each(type -> type.equals("learner") ? failing(type) : 3))
                .isEqualTo(3);
        assertThat(types(BOTH).each(type -> type.equals("customer") ? failing(type) : 2))
                .isEqualTo(2);
    }

    @Test
    void whenNothingElseWasDoneTheFailureIsTold() {
        assertThatThrownBy(() -> types(BOTH).each(type -> type.equals("learner") ? failing(type) : 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("learner");
    }

    @Test
    void onlyTypesOfTheMapAreMapped() {
        SubjectTypes types = types(LEARNERS_ONLY);

        assertThat(types.isMapped(SubjectType.LEARNER)).isTrue();
        assertThat(types.isMapped(SubjectType.CUSTOMER)).isFalse();
    }
}

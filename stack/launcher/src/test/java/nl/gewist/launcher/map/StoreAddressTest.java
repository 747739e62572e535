package nl.gewist.launcher.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nl.gewist.datamap.StoreKind;
import nl.gewist.launcher.Problem;
import org.junit.jupiter.api.Test;

class StoreAddressTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("PGPASSWORD", "elephant", "MYSQL_PWD", "seal");

    @Test
    void eachKindHasItsOwnPassword() {
        assertThat(StoreAddress.of("postgres://db/shop", "reader", ENVIRONMENT))
                .isEqualTo(new StoreAddress("jdbc:postgresql://db/shop", "reader", "elephant"));
        assertThat(StoreAddress.of("mariadb://db/shop", "reader", ENVIRONMENT))
                .isEqualTo(new StoreAddress("jdbc:mariadb://db/shop", "reader", "seal"));
    }

    @Test
    void theAddressTellsTheKind() {
        assertThat(StoreAddress.of("jdbc:mariadb://db/shop", null, Map.of()).kind())
                .isEqualTo(StoreKind.MARIADB);
    }

    @Test
    void anotherKindIsRefused() {
        assertThatThrownBy(() -> StoreAddress.of("jdbc:oracle:thin:db", null, ENVIRONMENT))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("jdbc:mariadb://HOST:PORT/DATABASE");
    }
}

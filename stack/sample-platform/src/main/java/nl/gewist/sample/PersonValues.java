package nl.gewist.sample;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values by which a person could be found again after the erasure; read them before it.
 *
 * @param learnerId the person's id; of a customer, that one's
 * @param emails the present address and former ones
 * @param fullName null where another person bears the same name: a hit would prove nothing
 */
public record PersonValues(
        long learnerId,
        List<String> emails,
        String phone,
        String iban,
        @Nullable String fullName) {

    public PersonValues {
        emails = List.copyOf(emails);
    }

    /** All of them: none may be left in any text of any store. */
    public List<String> all() {
        List<String> all = new ArrayList<>(emails);
        all.add(phone);
        all.add(iban);
        if (fullName != null) {
            all.add(fullName);
        }
        return all;
    }
}

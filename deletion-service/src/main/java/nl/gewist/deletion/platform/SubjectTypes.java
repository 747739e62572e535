package nl.gewist.deletion.platform;

import jakarta.enterprise.context.ApplicationScoped;
import nl.gewist.contract.SubjectType;
import nl.gewist.datamap.DataMap;

/** Which kinds of people the data map knows. */
@ApplicationScoped
public class SubjectTypes {
    private final DataMap map;

    SubjectTypes(DataMap map) {
        this.map = map;
    }

    /** Whether the map says where people of this type are kept. */
    public boolean isMapped(SubjectType type) {
        return map.subjects().containsKey(type.word());
    }
}

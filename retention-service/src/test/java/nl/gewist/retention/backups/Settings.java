package nl.gewist.retention.backups;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import java.util.HashMap;
import java.util.Map;

/** Settings as the service reads them, without starting it. */
final class Settings {
    private Settings() {}

    /** Of one store, each as {@code name=value}. */
    static BackupsConfig.Declared declared(String... settings) {
        Map<String, String> properties = new HashMap<>();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            properties.put("gewist.backups.stores.platform." + parts[0], parts[1]);
        }
        return config(properties).stores().get("platform");
    }

    static BackupsConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withValidateUnknown(false)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(BackupsConfig.class)
                .withValidator((BeanValidationConfigValidator)
                        () -> Validation.buildDefaultValidatorFactory().getValidator())
                .build()
                .getConfigMapping(BackupsConfig.class);
    }
}

package dev.parley.signaling.server;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.Device;
import dev.parley.signaling.store.Stores;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;

/**
 * What signing in does to the stores: makes a device or takes up the one of before, and gives it a token. Every method is
 * called on the store thread, within a transaction.
 */
final class Arrivals {
    private final Stores stores;
    private final SecureRandom random;
    private final InstantSource clock;

    Arrivals(Environment environment) {
        stores = environment.stores();
        random = environment.random();
        clock = environment.clock();
    }

    /**
     * Signs in with the password.
     *
     * @param deviceId of before, or empty; one that is not of this account is not heeded
     * @param here ids of the account's devices that are signed in
     */
    Arrival withPassword(Account account, String deviceName, String deviceId, Collection<String> here) {
        long now = clock.millis();
        String username = account.username();
        DeviceToken again = DeviceToken.of(deviceId, random);
        Device before = new Device(deviceId, username, deviceName, now, now);
        if (!deviceId.isEmpty() && stores.devices().renew(before, again.hash())) {
            return arrival(account, before, again);
        }
        DeviceToken first = DeviceToken.of(DeviceToken.newDeviceId(random), random);
        Device device = new Device(first.deviceId(), username, deviceName, now, now);
        stores.devices().keepNewest(username, Limits.DEVICE_TOKENS_PER_ACCOUNT - 1, here);
        stores.devices().add(device, first.hash());
        return arrival(account, device, first);
    }

    /** Signs in with a token. */
    Arrival withToken(DeviceToken token) throws RequestRefused {
        long now = clock.millis();
        DeviceToken next = DeviceToken.of(token.deviceId(), random);
        Device device = stores.devices()
                .useToken(token.deviceId(), token.hash(), next.hash(), now, now - Limits.DEVICE_TOKEN_FOR.toMillis());
        if (device == null) {
            throw new RequestRefused(ErrorCode.TOKEN_EXPIRED, "Sign in with the password.");
        }
        return arrival(stores.accounts().find(device.account()), device, next);
    }

    private Arrival arrival(Account account, Device device, DeviceToken token) {
        return new Arrival(account, device, token, stores.contacts().of(account.username()));
    }
}

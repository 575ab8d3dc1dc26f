package dev.parley.app.ui;

import dev.parley.app.session.Account;
import java.util.Queue;

/** Writes down what the window wants of the account. */
record SimulatedAccount(Queue<String> intents) implements Account {
    @Override
    public void listDevices() {
        intents.add("list-devices");
    }

    @Override
    public void revokeDevice(String deviceId) {
        intents.add("revoke " + deviceId);
    }

    @Override
    public void changePassword(String password, String newPassword) {
        intents.add("change-password " + password + "/" + newPassword);
    }

    @Override
    public void signOutEverywhere() {
        intents.add("sign-out-everywhere");
    }

    @Override
    public void delete(String password) {
        intents.add("delete-account " + password);
    }

    @Override
    public void dismiss() {
        intents.add("dismiss-account");
    }
}

package dev.parley.app.desktop.host;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * Windows: {@code SetThreadExecutionState} of kernel32. The state is that of the calling thread and ends with it. Not run on
 * Windows so far.
 */
@SuppressWarnings("restricted")
final class ExecutionState implements AwtParts.Idle {
    // From winbase.h.
    private static final int ES_SYSTEM_REQUIRED = 0x00000001;
    private static final int ES_DISPLAY_REQUIRED = 0x00000002;
    private static final int ES_CONTINUOUS = 0x80000000;

    /** Null until it is used. */
    private MethodHandle function;

    @Override
    public void inhibit() {
        set(ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED);
    }

    @Override
    public void release() {
        if (function != null) {
            set(ES_CONTINUOUS);
        }
    }

    private void set(int state) {
        if (function == null) {
            function = Linker.nativeLinker()
                    .downcallHandle(
                            SymbolLookup.libraryLookup("kernel32.dll", Arena.global())
                                    .findOrThrow("SetThreadExecutionState"),
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        }
        try {
            int before = (int) function.invokeExact(state);
            if (before == 0) {
                throw new IllegalStateException("SetThreadExecutionState refuses " + Integer.toHexString(state));
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}

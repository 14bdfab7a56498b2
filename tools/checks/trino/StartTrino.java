import io.trino.plugin.memory.MemoryPlugin;
import io.trino.server.testing.TestingTrinoServer;
import java.io.PrintStream;

/** A Trino of one node on loopback, whose tables are in memory. It prints its port as JSON and ends with its standard input. */
class StartTrino {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out; // Trino makes lines of its log of what is printed later
        TestingTrinoServer server = TestingTrinoServer.create();
        server.installPlugin(new MemoryPlugin());
        server.createCatalog("memory", "memory");
        out.println("{\"port\": " + server.getBaseUrl().getPort() + "}");
        System.in.read();
        System.exit(0);
    }
}

using HumasApi.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HumasApi.ApiTests;

/// <summary>An instance of the service in this process, on a port of its own.</summary>
internal sealed class TestService : WebApplicationFactory<Program>
{
    private readonly string app;
    private readonly string read;
    private readonly TestClock clock;
    private readonly (string Name, string Value)[] settings;
    private readonly Action<IServiceCollection>? change;

    private TestService(
        string app,
        string read,
        TestClock clock,
        (string Name, string Value)[] settings,
        Action<IServiceCollection>? change = null
    ) => (this.app, this.read, this.clock, this.settings, this.change) = (app, read, clock, settings, change);

    public static WebApplicationFactory<Program> Start(string app, string read, TestClock clock, (string Name, string Value)[] settings)
    {
        var service = new TestService(app, read, clock, settings);
        service.UseKestrel(0);
        service.StartServer();
        return service;
    }

    /// <summary>One without sockets, whose services are changed.</summary>
    public static WebApplicationFactory<Program> StartInMemory(string app, string read, Action<IServiceCollection> change)
    {
        var service = new TestService(app, read, new TestClock(), [], change);
        service.StartServer();
        return service;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Humas", app);
        builder.UseSetting("ConnectionStrings:HumasDelivery", read);
        builder.UseSetting("Humas:AdminKey", Newsroom.AdminKey);
        builder.UseSetting("Humas:PublicUrl", "https://humas.example");
        builder.UseSetting("Humas:EncryptionKey", "test-encryption-key-0123456789-0123456789");
        // Made when the first test searches.
        builder.UseSetting("Humas:Search:Directory", "memory");
        // Receivers of webhooks are in this process.
        builder.UseSetting("Humas:Outgoing:AllowedNetworks", "127.0.0.1");
        // Hundreds of tests are one client; those of the limits start an instance with some.
        foreach (var limit in new[] { "Address", "Key", "SignIn" })
            builder.UseSetting("Humas:RateLimits:" + limit, "0");
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(TestLog.OfErrors()));
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(clock);
            services.RemoveAll<PeriodicJob>();
            change?.Invoke(services);
        });
    }
}

using HumasApi.Data;
using HumasApi.Delivery.Search;
using HumasApi.Domain;
using HumasApi.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace HumasApi.Hosting;

/// <summary>Opens the database, migrates it where that is allowed, and serves until it is stopped.</summary>
internal static class Startup
{
    public static readonly ILogger QuietLogger = NullLogger.Instance;

    public static EmbeddedPostgresOptions Embedded(HumasSettings settings) =>
        new()
        {
            DataDirectory = settings.DataDirectory,
            BinDirectory = settings.BinDirectory,
            DownloadRepository = settings.DownloadRepository,
            NpmRegistry = settings.NpmRegistry,
        };

    public static async Task<int> ServeAsync(
        WebApplicationBuilder builder,
        HumasSettings settings,
        BuildService build,
        CancellationToken stop
    )
    {
        // Beside the start of PostgreSQL and the filling, which mostly wait: what listening and the first request need.
        var mapped = Task.Run(Contexts.MapTables, stop);
        using var loggers = LoggerFactory.Create(logging =>
            logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole()
        );
        var logger = loggers.CreateLogger("HumasApi.Hosting");
        await using var server = settings.ConnectionString is null
            ? await StartEmbeddedAsync(settings, loggers.CreateLogger<EmbeddedPostgres>(), stop)
            : null;
        var addresses = server is not null
            ? new DatabaseAddresses(server.AppConnectionString, server.ReadConnectionString)
            : new DatabaseAddresses(settings.ConnectionString!, settings.DeliveryConnectionString!, settings.DirectConnectionString);
        if (server is { IsNewCluster: true })
            logger.LogInformation("Creating the tables");
        if (server is not null)
            await Database.MigrateAsync(server.OwnerConnectionString, stop);
        else
            await RequireCurrentAsync(addresses.App, stop);

        if (
            string.IsNullOrEmpty(builder.Configuration["urls"])
            && builder.Configuration.GetSection("Kestrel:Endpoints").Value is null
            && string.IsNullOrEmpty(builder.Configuration["http_ports"])
        )
            builder.WebHost.UseUrls(HumasSettings.DefaultListenAddress);
        // The host logs a port in use with a stack trace; the command line reports it in a sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Services.AddSingleton(
            new SecretBox(settings.EncryptionKey ?? (server is null ? null : EncryptionKeyFile.ReadOrCreate(server.DataDirectory)))
        );
        builder.Services.AddSingleton(SearchIn(settings, server?.DataDirectory));
        await using var app = build(builder, settings, addresses);
        var routed = Task.Run(() => MakeRoutes(app), stop);
        var newKey = await FillAsync(app, settings, addresses.App, server is not null, logger, stop);
        app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(addresses, settings, server, newKey));
        using var parent = ParentWatch.Start(app.Lifetime);
        using var early = stop.Register(app.Lifetime.StopApplication);
        await Task.WhenAll(mapped, routed);
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(CancellationToken.None);
        return 0;
    }

    // Beside the embedded database; else in a folder of the account, one for each database. It may be gone with a container: then the
    // index is rebuilt.
    private static SearchOptions SearchIn(HumasSettings settings, string? dataDirectory)
    {
        const string InMemory = "memory";
        if (settings.SearchDirectory is { } directory)
            return new SearchOptions(directory == InMemory ? null : Path.GetFullPath(directory));
        if (dataDirectory is not null)
            return new SearchOptions(Path.Combine(dataDirectory, "search"));
        var address = new Npgsql.NpgsqlConnectionStringBuilder(settings.ConnectionString);
        var name = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(
                System.Text.Encoding.UTF8.GetBytes($"{address.Host}:{address.Port}/{address.Database}")
            )
        )[..16];
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return new SearchOptions(Path.Combine(home.Length > 0 ? home : Path.GetTempPath(), "humasapi", "search", name));
    }

    /// <summary>Does something with the database as its owner: the embedded one, or the one of the settings.</summary>
    public static async Task<T> WithOwnerAsync<T>(HumasSettings settings, Func<string, Task<T>> act, CancellationToken cancellationToken)
    {
        if (settings.OwnerConnectionString is { } address)
            return await act(address);
        await using var server = await EmbeddedPostgres.StartAsync(Embedded(settings), QuietLogger, cancellationToken);
        return await act(server.OwnerConnectionString);
    }

    /// <summary>
    /// Does something with a database of this version as the role that manages, or as its owner: the embedded one, also while a
    /// service runs on it, or the one of the settings.
    /// </summary>
    public static async Task<T> WithDatabaseAsync<T>(
        HumasSettings settings,
        Func<string, Task<T>> act,
        CancellationToken cancellationToken,
        bool asOwner = false
    )
    {
        await using var server = settings.ConnectionString is null ? await JoinEmbeddedAsync(settings, cancellationToken) : null;
        var address = asOwner
            ? server?.OwnerConnectionString ?? settings.OwnerConnectionString!
            : server?.AppConnectionString ?? settings.ConnectionString!;
        await RequireCurrentAsync(address, cancellationToken);
        return await act(address);
    }

    /// <summary>The embedded database: that of a service that runs, else started for the time being.</summary>
    public static async Task<EmbeddedPostgres> JoinEmbeddedAsync(HumasSettings settings, CancellationToken cancellationToken) =>
        await EmbeddedPostgres.AttachAsync(Embedded(settings), QuietLogger, cancellationToken)
        ?? await EmbeddedPostgres.StartAsync(Embedded(settings), QuietLogger, cancellationToken);

    // After a kill -9 of `dotnet run` the program it started notices within a second and leaves; the next start waits for that.
    private static async Task<EmbeddedPostgres> StartEmbeddedAsync(HumasSettings settings, ILogger logger, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await EmbeddedPostgres.StartAsync(Embedded(settings), logger, stop);
            }
            catch (EmbeddedPostgresException exception) when (exception.IsHeldByAnother && attempt <= 6 && ParentWatch.UnderDotnetRun)
            {
                await Task.Delay(500, stop);
            }
        }
    }

    private static async Task RequireCurrentAsync(string connectionString, CancellationToken stop)
    {
        if (await Database.PendingAsync(connectionString, stop) is { Count: > 0 } pending)
            throw new SettingsException(
                $"The database lacks {pending.Count} migration(s) of this version ({pending[0]} …). Run `HumasApi migrate` as "
                    + "its own step, then start again."
            );
    }

    // The delegates of all routes. The first to ask a data source creates them.
    private static void MakeRoutes(IEndpointRouteBuilder app)
    {
        foreach (var source in app.DataSources)
            _ = source.Endpoints.Count;
    }

    // The first key and the demo newsroom, where they are wanted and missing. The key is null when there is one, and empty when there
    // is none and none was made.
    private static async Task<string?> FillAsync(
        WebApplication app,
        HumasSettings settings,
        string address,
        bool embedded,
        ILogger logger,
        CancellationToken stop
    )
    {
        var (hasKeys, hasUnits) = await Database.ContentsAsync(address, stop);
        var needsKey = settings.SignIn.AdminKeyHash is null && !hasKeys;
        var newKey = needsKey ? "" : null;
        await using var scope = app.Services.CreateAsyncScope();
        // A key that is printed ends up in the logs of a server, so only a private newsroom makes one by itself.
        if (needsKey && embedded)
            newKey = await FirstKeyAsync(scope.ServiceProvider.GetRequiredService<HumasDbContext>(), stop);
        if (settings.Demo && !hasUnits)
        {
            logger.LogInformation("Filling it with the demo newsroom: {Articles} articles", DemoSeed.Articles);
            await scope.ServiceProvider.GetRequiredService<DemoSeed>().FillAsync(DemoSeed.Articles, stop);
        }
        return newKey;
    }

    private static async Task<string> FirstKeyAsync(HumasDbContext database, CancellationToken stop)
    {
        var (key, text) = ApiKey.Generate("Administrator", [Grant.Everything], new Actor(null, "HumasApi"), TimeProvider.System.Now());
        database.ApiKeys.Add(key);
        await database.SaveChangesAsync(stop);
        return text;
    }
}

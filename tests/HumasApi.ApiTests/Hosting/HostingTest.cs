using System.Diagnostics;
using HumasApi.ApiTests.Embedded;
using HumasApi.Postgres;

namespace HumasApi.ApiTests.Hosting;

/// <summary>A test with a data folder of its own; whatever still runs on it at the end is ended.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class HostingTest : IDisposable
{
    protected const string Key = "hosting-tests-admin-key";
    protected static readonly (string, string?) AdminKey = ("Humas__AdminKey", Key);
    protected static readonly (string, string?) NoDemo = ("Humas__Demo", "false");
    private readonly List<HumasProcess> services = [];

    protected TemporaryFolder Folder { get; } = new();

    protected (string, string?) Data => ("Humas__DataDirectory", Folder.Data);

    /// <summary>The database of a server, with the three roles.</summary>
    protected static (string, string?)[] RolesOf(EmbeddedPostgres server) =>
        [
            ("ConnectionStrings__Humas", server.AppConnectionString),
            ("ConnectionStrings__HumasDelivery", server.ReadConnectionString),
            ("ConnectionStrings__HumasOwner", server.OwnerConnectionString),
        ];

    /// <summary>The process id of the PostgreSQL that runs on the folder; null when none does.</summary>
    protected int? Postgres => PostmasterPid.ReadRunning(Folder.Cluster)?.ProcessId;

    public void Dispose()
    {
        foreach (var service in services)
            service.Dispose();
        KillPostgres();
        Folder.Dispose();
    }

    /// <summary>Serves the folder and waits until it is ready; ended with the test.</summary>
    protected async Task<HumasProcess> ServeAsync(params (string Name, string? Value)[] settings) =>
        Keep(await HumasProcess.ServeAsync(Folder.Data, settings));

    protected HumasProcess Keep(HumasProcess service)
    {
        services.Add(service);
        return service;
    }

    /// <summary>Runs <c>verify</c>: articles, what readers get, counts, addresses, units and the change log.</summary>
    protected async Task AllAgreesAsync()
    {
        var (exitCode, output, error) = await Verb.RunAsync(["verify"], Data);
        Assert.That((exitCode, output.Trim()), Is.EqualTo((0, "No inconsistencies were found.")), error);
    }

    /// <summary>Kills PostgreSQL's first process without a goodbye.</summary>
    protected void KillPostgres()
    {
        if (PostmasterPid.ReadRunning(Folder.Cluster) is not { } running)
            return;
        using var process = Process.GetProcessById(running.ProcessId);
        process.Kill();
        Assert.That(() => running.IsRunning(), Is.False.After(20_000, 5));
    }

    /// <summary>Runs SQL as the superuser of the folder's PostgreSQL while a service runs it.</summary>
    protected async Task<object?> SqlAsync(string sql)
    {
        await using var server = await EmbeddedPostgres.AttachAsync(
            Folder.Options,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            CancellationToken.None
        );
        Assert.That(server, Is.Not.Null, "no PostgreSQL runs on the folder");
        return await Sql.ScalarAsync(server!.SuperuserConnectionString, sql);
    }
}

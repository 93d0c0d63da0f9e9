using HumasApi.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace HumasApi.ApiTests.Embedded;

/// <summary>A stopped private PostgreSQL, made once and copied: a copy costs a tenth of a new cluster.</summary>
internal static class PreparedCluster
{
    private static readonly Lazy<Task<TemporaryFolder>> Original = new(CreateAsync);

    /// <summary>Called once, after all tests: several fixtures copy it.</summary>
    internal static async Task DeleteAsync()
    {
        if (Original.IsValueCreated)
        {
            (await Original.Value).Dispose();
        }
    }

    internal static async Task CopyToAsync(TemporaryFolder folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            var copy = await ChildProcess.RunAsync(
                new ChildCommand("cp", "-a", (await Original.Value).Data, folder.Data),
                CancellationToken.None
            );
            Assert.That(copy.ExitCode, Is.Zero, copy.Error);
        }
    }

    private static async Task<TemporaryFolder> CreateAsync()
    {
        var folder = new TemporaryFolder();
        await using (await EmbeddedPostgres.StartAsync(folder.Options, NullLogger.Instance, CancellationToken.None))
        {
            return folder;
        }
    }
}

using HumasApi.Postgres;

namespace HumasApi.ApiTests.Embedded;

/// <summary>A folder of one test, reachable for PostgreSQL's account, with the options of a private PostgreSQL in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal TemporaryFolder()
    {
        Root = Directory.CreateTempSubdirectory("humas-test-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Root, File.GetUnixFileMode(Root) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    internal string Root { get; }

    internal string Data => Path.Combine(Root, "data");

    internal string Cluster => Path.Combine(Data, "cluster");

    internal EmbeddedPostgresOptions Options =>
        new()
        {
            DataDirectory = Data,
            Durable = false,
            AllowDownload = false,
        };

    internal string FileNamed(string name) => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

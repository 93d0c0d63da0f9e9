using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using HumasApi.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MysticMind.PostgresEmbed;

namespace HumasApi.ApiTests.Embedded;

/// <summary>
/// A loopback stand-in for the repository of portable binaries, in the same layout. Its programs are scripts that run
/// the installed PostgreSQL.
/// </summary>
internal sealed class PortableRepository : IAsyncDisposable
{
    private const string PublishedVersion = "17.6.0";

    private readonly WebApplication _app;

    private PortableRepository(WebApplication app) => _app = app;

    internal string Address => _app.Urls.Single();

    internal static async Task<PortableRepository> StartAsync(params string[] extensions)
    {
        var installed = await PostgresBinaries.FindAsync(
            new EmbeddedPostgresOptions { AllowDownload = false },
            Path.GetTempPath(),
            null,
            NullLogger.Instance,
            CancellationToken.None
        );
        var jar = Jar(installed.Directory, extensions);
        var artifact = $"embedded-postgres-binaries-{PgPlatform.Detect().ArtifactName}";
        var path = $"/io/zonky/test/postgres/{artifact}";
        var file = $"{path}/{PublishedVersion}/{artifact}-{PublishedVersion}.jar";

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet($"{path}/maven-metadata.xml", () =>
            Results.Text(
                $"<metadata><versioning><versions><version>{PublishedVersion}</version></versions></versioning></metadata>",
                "application/xml"
            )
        );
        app.MapGet(file, () => Results.Bytes(jar));
        app.MapGet(file + ".sha256", () => Convert.ToHexStringLower(SHA256.HashData(jar)));
        await app.StartAsync();
        return new PortableRepository(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static byte[] Jar(string programs, string[] extensions)
    {
        var files = new Dictionary<string, string>();
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
        {
            files[$"bin/{program}"] = $"#!/bin/sh\nexec '{programs}/{program}' \"$@\"\n";
        }

        foreach (var extension in extensions)
        {
            files[$"share/postgresql/extension/{extension}.control"] = "default_version = '1.0'\n";
        }

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            // The real one is compressed by xz; the reader recognises the compression by its content.
            using var inner = new GZipStream(zip.CreateEntry("postgres-test.txz").Open(), CompressionLevel.Fastest);
            using var tar = new TarWriter(inner, TarEntryFormat.Ustar);
            foreach (var (name, text) in files)
            {
                using var data = new MemoryStream(Encoding.UTF8.GetBytes(text));
                tar.WriteEntry(
                    new UstarTarEntry(TarEntryType.RegularFile, name)
                    {
                        DataStream = data,
                        Mode =
                            UnixFileMode.UserRead
                            | UnixFileMode.UserWrite
                            | UnixFileMode.UserExecute
                            | UnixFileMode.GroupRead
                            | UnixFileMode.GroupExecute
                            | UnixFileMode.OtherRead
                            | UnixFileMode.OtherExecute,
                    }
                );
            }
        }

        return bytes.ToArray();
    }
}

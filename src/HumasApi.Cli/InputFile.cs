using System.IO.Compression;
using HumasApi.Domain;
using HumasApi.Management.Imports;

namespace HumasApi.Cli;

/// <summary>A file that a command line names, read from its start to its end; - is standard input.</summary>
internal sealed class InputFile : IDisposable
{
    public const string Stdin = "-";

    private readonly string path;
    private readonly Stream stream;

    // As it lies.
    private readonly byte[] start;

    private InputFile(string path, Stream stream, byte[] start) => (this.path, this.stream, this.start) = (path, stream, start);

    public bool IsStdin => path == Stdin;

    /// <summary>As the command line names it.</summary>
    public string Path => path;

    /// <summary>What it is called, without its folders.</summary>
    public string Name => IsStdin ? "stdin" : System.IO.Path.GetFileName(path);

    /// <summary>Its bytes as it lies; null: nobody knows.</summary>
    public long? Length => IsStdin ? null : stream.Length;

    public bool IsGzip => start is [0x1F, 0x8B, ..];

    /// <exception cref="Failure">There is no such file, or it is empty.</exception>
    public static async Task<InputFile> OpenAsync(string path, Shell shell, CancellationToken stop)
    {
        Require(path);
        var stream = path == Stdin ? shell.OpenIn() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, true);
        var start = new byte[ImportStart.Bytes];
        var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, stop);
        if (read > 0)
            return new InputFile(path, stream, start[..read]);
        await stream.DisposeAsync();
        throw new Failure($"{(path == Stdin ? "Standard input" : path)} is empty.");
    }

    /// <exception cref="Failure">There is no such file.</exception>
    public static void Require(string path)
    {
        if (path != Stdin && !File.Exists(path))
            throw new Failure(Directory.Exists(path) ? $"{path} is a folder, not a file." : $"There is no file {path}.");
    }

    /// <summary>How much of it ends at a byte of what is unpacked, 0 to 1; null: nobody knows.</summary>
    public double? PartOf(long end) => IsGzip || Length is not { } all ? null : Math.Min(1, (double)end / all);

    /// <summary>What it is written in.</summary>
    /// <exception cref="Failure">Its start does not tell.</exception>
    public ImportFormat Guess() =>
        ImportStart.FormatOf(IsGzip ? Unpacked(start) : start)
        ?? throw new Failure(
            $"{Name} does not look like a file of articles. Name its format with --format: "
                + $"{string.Join(", ", EnumNames.Of<ImportFormat>().Keys)}."
        );

    /// <summary>How much of it was read by <see cref="OpenUnpacked"/>, 0 to 1; null: nobody knows.</summary>
    public double? Part => Length is { } all && all > 0 ? (double)stream.Position / all : null;

    /// <summary>The unpacked file, from its start, once.</summary>
    public Stream OpenUnpacked()
    {
        if (!IsStdin)
            stream.Position = 0;
        var whole = IsStdin ? new JoinedStream(start, stream) : stream;
        return IsGzip ? new WholeGzip(whole) : whole;
    }

    /// <summary>The unpacked file, which can be opened again. Standard input is kept in a temporary file for that.</summary>
    public async Task<Func<Stream>> ToReadableAsync(CancellationToken stop)
    {
        var readable = path;
        if (IsStdin)
        {
            readable = System.IO.Path.GetTempFileName();
            await using var copy = File.Create(readable);
            await copy.WriteAsync(start, stop);
            await stream.CopyToAsync(copy, stop);
            temporary = readable;
        }
        return () =>
        {
            var file = new FileStream(readable, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, true);
            return IsGzip ? new WholeGzip(file) : file;
        };
    }

    private string? temporary;

    public void Dispose()
    {
        stream.Dispose();
        if (temporary is not null)
            File.Delete(temporary);
    }

    // As much as the start of a packed file holds.
    private static byte[] Unpacked(byte[] packed)
    {
        var unpacked = new byte[ImportStart.Bytes];
        var length = 0;
        try
        {
            using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            for (int read; length < unpacked.Length && (read = zip.Read(unpacked, length, unpacked.Length - length)) > 0; )
                length += read;
        }
        catch (InvalidDataException) { }
        return unpacked[..length];
    }
}

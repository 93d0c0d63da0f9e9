using System.Runtime.CompilerServices;

namespace HumasApi.Management.Imports;

/// <summary>Bytes of one item of a file.</summary>
/// <param name="Line">Of NDJSON the line, of an array the place; from 1.</param>
/// <param name="Bytes">The item; empty when it is too long.</param>
/// <param name="End">Where it ends in the file.</param>
/// <param name="IsTooLong">Whether it is longer than an item may be.</param>
internal readonly record struct ItemBytes(long Line, ReadOnlyMemory<byte> Bytes, long End, bool IsTooLong);

/// <summary>Cuts a file into items, without parsing them: one a line, or the elements of one array. Holds one item in memory.</summary>
internal static class JsonItems
{
    private const int ReadBytes = 1 << 16;

    /// <summary>The lines of a file that are not blank. LF and CRLF end a line; the last one needs neither.</summary>
    public static async IAsyncEnumerable<ItemBytes> LinesAsync(
        Stream file,
        int maxBytes,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (buffer, filled, end, line, tooLong) = (new byte[ReadBytes], 0, 0L, 0L, false);
        for (var isLast = false; !isLast; )
        {
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = await file.ReadAsync(buffer.AsMemory(filled), cancellationToken);
            isLast = read == 0;
            var searched = filled;
            filled += read;
            var start = 0;
            while (true)
            {
                var cut = buffer.AsSpan(searched, filled - searched).IndexOf((byte)'\n');
                if (cut < 0 && !(isLast && filled > start))
                    break;
                var stop = cut < 0 ? filled : searched + cut;
                line++;
                var item = buffer.AsMemory(start, stop - start);
                end += stop - start + (cut < 0 ? 0 : 1);
                (start, searched) = (cut < 0 ? filled : stop + 1, cut < 0 ? filled : stop + 1);
                if (tooLong || item.Length > maxBytes)
                    yield return new ItemBytes(line, default, end, true);
                else if (!IsBlank(item.Span))
                    yield return new ItemBytes(line, item, end, false);
                tooLong = false;
            }
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            // Of a line past all bounds only its end is of interest.
            if (filled > maxBytes)
                (end, filled, tooLong) = (end + filled, 0, true);
        }
        if (tooLong)
            yield return new ItemBytes(line + 1, default, end, true);
    }

    /// <summary>The elements of the array that the file is.</summary>
    /// <exception cref="InvalidDataException">The file is no array.</exception>
    public static async IAsyncEnumerable<ItemBytes> ElementsAsync(
        Stream file,
        int maxBytes,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (buffer, item, place, end) = (new byte[ReadBytes], new MemoryStream(), 0L, 0L);
        var (depth, inText, escaped, hasOpened, hasClosed) = (0, false, false, false, false);
        int read;
        while ((read = await file.ReadAsync(buffer, cancellationToken)) > 0)
            for (var at = 0; at < read; at++)
            {
                var one = buffer[at];
                end++;
                if (!hasOpened)
                {
                    hasOpened = one == '[';
                    if (!hasOpened && !IsSpace(one) && one is not (0xEF or 0xBB or 0xBF))
                        throw new InvalidDataException("The file is not a JSON array.");
                    continue;
                }
                if (hasClosed)
                {
                    if (!IsSpace(one))
                        throw new InvalidDataException("Something follows the JSON array.");
                    continue;
                }
                if (depth == 0 && !inText && (one == ',' || one == ']'))
                {
                    hasClosed = one == ']';
                    if (item.Length > maxBytes)
                        yield return new ItemBytes(++place, default, end, true);
                    else if (!IsBlank(item.GetBuffer().AsSpan(0, (int)item.Length)))
                        yield return new ItemBytes(++place, item.ToArray(), end, false);
                    item.SetLength(0);
                    continue;
                }
                if (item.Length <= maxBytes)
                    item.WriteByte(one);
                if (inText)
                    (inText, escaped) = (escaped || one != '"', !escaped && one == '\\');
                else if (one == '"')
                    inText = true;
                else if (one is (byte)'{' or (byte)'[')
                    depth++;
                else if (one is (byte)'}' or (byte)']')
                    depth--;
            }
        if (!hasClosed)
            throw new InvalidDataException("The JSON array does not end: the file was cut off.");
    }

    private static bool IsBlank(ReadOnlySpan<byte> item) => item.IndexOfAnyExcept(" \t\r\n\uFEFF"u8) < 0;

    private static bool IsSpace(byte one) => one is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}

namespace HumasApi.Http;

/// <summary>Counts requests of people and websites, so that work in the background can give way to them.</summary>
internal sealed class Traffic
{
    private long requests;

    /// <summary>How many there were since the start. Watching an import and asking for health do not count.</summary>
    public long Requests => Interlocked.Read(ref requests);

    public void Note(PathString path)
    {
        if (!path.StartsWithSegments("/manage/v1/imports") && !path.StartsWithSegments("/health"))
            Interlocked.Increment(ref requests);
    }
}

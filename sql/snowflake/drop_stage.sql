-- Takes the stage away. Its files stay in the bucket.

drop stage if exists ${stage}

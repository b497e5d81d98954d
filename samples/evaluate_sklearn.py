"""Checks the calibration of a churn model and of a topic model with scikit-learn."""

import numpy as np
from sklearn.metrics import brier_score_loss, log_loss

# Churn: the probability that a customer leaves, for eight customers.
y_true = np.array([1, 0, 0, 1, 1, 0, 0, 1])
y_prob = np.array([0.91, 0.08, 0.35, 0.66, 0.48, 0.02, 0.51, 0.87])

churn_loss = log_loss(y_true, y_prob)
churn_brier = brier_score_loss(y_true, y_prob)

# Topics: one row per article, one column per topic, in sorted order of the labels.
topics = ["economy", "science", "sport"]
topic_true = np.array([2, 0, 1, 1, 0])
topic_pred = np.array(
    [
        [0.10, 0.15, 0.75],
        [0.62, 0.30, 0.08],
        [0.25, 0.55, 0.20],
        [0.48, 0.40, 0.12],
        [0.88, 0.07, 0.05],
    ]
)

topic_loss = log_loss(topic_true, topic_pred)

# Tags of one photo: any number of them may be right.
tags_true = np.array([1, 0, 1])
tags_pred = np.array([0.8, 0.4, 0.6])

if __name__ == "__main__":
    print(f"churn {churn_loss:.4f} (Brier {churn_brier:.4f}), topics {topic_loss:.4f}")

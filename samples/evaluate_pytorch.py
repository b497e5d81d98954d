"""Scores a pet classifier on a handful of validation images."""

import torch
import torch.nn.functional as F
from torchvision import transforms

CLASSES = ["cat", "dog", "rabbit"]

preprocess = transforms.Compose(
    [
        transforms.Resize((224, 224)),
        transforms.ToTensor(),
        transforms.Normalize(mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225]),
    ]
)

# One image: the softmax of what the network said, and the truth.
y_true = [0, 1, 0]
probs = [0.2, 0.7, 0.1]

# A batch of four: raw scores of the last layer, and the labels by index.
logits = torch.tensor(
    [
        [2.1, -0.4, 0.3],
        [0.2, 1.7, -1.1],
        [-0.6, 0.4, 0.5],
        [3.2, 0.1, -2.0],
    ]
)
labels = torch.tensor([0, 1, 1, 2])

loss = F.cross_entropy(logits, labels)
per_image = F.cross_entropy(logits, labels, reduction="none")
smoothed = F.cross_entropy(logits, labels, label_smoothing=0.1)

# Rare classes weigh more.
weight = torch.tensor([0.5, 1.0, 2.5])
weighted = F.cross_entropy(logits, labels, weight=weight)

# A distilled student against its teacher: the target is a distribution, too.
teacher = torch.tensor([[0.70, 0.20, 0.10], [0.05, 0.90, 0.05]])
student = torch.tensor([[0.60, 0.25, 0.15], [0.10, 0.70, 0.20]])
divergence = F.kl_div(student.log(), teacher, reduction="batchmean")

if __name__ == "__main__":
    print(f"loss {loss:.4f}, weighted {weighted:.4f}, smoothed {smoothed:.4f}")
    for row, value in enumerate(per_image):
        print(CLASSES[labels[row]], f"{value:.4f}")
